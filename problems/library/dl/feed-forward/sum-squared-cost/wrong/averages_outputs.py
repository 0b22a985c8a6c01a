"""You average over the output neurons. The cost of a sample is the sum of its squared differences; only the samples of the batch are averaged."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    target = np.eye(output.shape[1])[labels]
    per_sample = ((output - target) ** 2).mean(axis=1)
    return per_sample, float(per_sample.mean())
