"""You add beta before you multiply by gamma, so beta is scaled too. Scale by gamma first and add beta last."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return gamma * ((x - mean) / np.sqrt(variance + eps) + beta)
