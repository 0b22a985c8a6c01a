"""You divide by the standard error, so your result grows with the root of the batch size. Divide by the standard deviation of the feature itself."""
# expect: wrong_answer in hidden

import numpy as np


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=0)
    error = np.sqrt((X.var(axis=0) + eps) / len(X))
    return gamma * (X - mean) / error + beta
