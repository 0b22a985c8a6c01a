"""You normalise each sample over its features, which is layer norm. Batch norm takes the mean of one feature over all samples of the batch."""
# expect: wrong_answer in hidden

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=1, keepdims=True)
    var = X.var(axis=1, keepdims=True)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta
