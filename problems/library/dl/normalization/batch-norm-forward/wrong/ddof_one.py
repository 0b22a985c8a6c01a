"""You divide by n − 1, which also gives NaN for a batch of one. The batch is normalised with the population variance: divide by n."""
# expect: wrong_answer in hidden

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=0)
    var = X.var(axis=0, ddof=1)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta
