"""You make the targets as wide as the largest label in the batch needs. The number of classes is the number of outputs; a batch need not contain the last class."""
# expect: runtime_error in hidden

import numpy as np


def cost(output, labels):
    target = np.eye(labels.max() + 1)[labels]
    per_sample = ((output - target) ** 2).sum(axis=1)
    return per_sample, float(per_sample.mean())
