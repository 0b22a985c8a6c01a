"""A straight line for each feature

The statistics are turned into a slope and an intercept; the batch is then read once. The
variance comes from the standard deviation, which centres first.
"""

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean, spread = X.mean(axis=0), X.std(axis=0)
    slope = gamma / np.sqrt(spread**2 + eps)
    intercept = beta - slope * mean
    return X * slope + intercept
