"""You add eps to the standard deviation, after the square root. The definition adds it to the variance, before the root is taken."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    deviation = x.std(axis=1, keepdims=True)
    return gamma * (x - mean) / (deviation + eps) + beta
