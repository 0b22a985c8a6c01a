"""You add beta but never multiply by gamma. The normalised features are first scaled by gamma, feature by feature."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return (x - mean) / np.sqrt(variance + eps) + beta
