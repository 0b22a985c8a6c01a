"""You divide the mean alone by the deviation, as if the formula read x − (μ / σ). The whole difference x − μ is divided."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return gamma * (x - mean / np.sqrt(variance + eps)) + beta
