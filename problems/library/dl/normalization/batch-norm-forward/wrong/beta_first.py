"""You add beta before you multiply by gamma. Standardise, then scale, then shift."""
# expect: wrong_answer in hidden

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=0)
    var = X.var(axis=0)
    return gamma * ((X - mean) / np.sqrt(var + eps) + beta)
