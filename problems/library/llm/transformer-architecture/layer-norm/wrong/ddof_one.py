"""You divide the sum of squares by d − 1. Layer norm uses the biased variance: divide by d."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, ddof=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + eps) + beta
