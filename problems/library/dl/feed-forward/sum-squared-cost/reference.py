"""The squared distance between a network's output and a one-hot target."""

import numpy as np


def cost(output, labels):
    """Return the cost of each sample and the mean over the batch."""
    target = np.zeros_like(output)
    target[np.arange(len(labels)), labels] = 1.0
    per_sample = ((output - target) ** 2).sum(axis=1)
    return per_sample, float(per_sample.mean())
