"""Layer normalisation, straight from its definition."""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    """Normalise each row of `x` by its own mean and biased variance, then scale and shift."""
    mean = x.mean(axis=1, keepdims=True)
    centred = x - mean
    variance = (centred**2).mean(axis=1, keepdims=True)
    return gamma * centred / np.sqrt(variance + eps) + beta
