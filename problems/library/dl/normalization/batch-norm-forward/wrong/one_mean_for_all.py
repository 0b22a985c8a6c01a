"""You use one mean and one variance for the whole batch. Every feature has its own."""
# expect: wrong_answer in hidden

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean = X.mean()
    var = X.var()
    return gamma * (X - mean) / np.sqrt(var + eps) + beta
