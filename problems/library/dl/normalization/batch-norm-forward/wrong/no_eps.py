"""You leave eps out, so a constant feature gives 0 / 0. Add it to the variance before taking the root."""
# expect: wrong_answer in hidden

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=0)
    var = X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(var) + beta
