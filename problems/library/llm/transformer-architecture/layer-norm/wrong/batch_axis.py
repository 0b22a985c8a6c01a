"""You take mean and variance down each column, over the batch; that is batch norm. Layer norm takes them along each row, over its features."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=0)
    variance = x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + eps) + beta
