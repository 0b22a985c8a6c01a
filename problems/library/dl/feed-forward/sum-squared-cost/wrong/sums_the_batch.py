"""Your second number is the sum over the batch. It is the mean of the costs, so that batches of different size can be compared."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    target = np.eye(output.shape[1])[labels]
    per_sample = ((output - target) ** 2).sum(axis=1)
    return per_sample, float(per_sample.sum())
