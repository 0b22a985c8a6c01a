"""You leave eps out. It belongs to the variance under the root, where it also keeps a row of equal features from being divided by zero."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    deviation = x.std(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return gamma * (x - mean) / deviation + beta
