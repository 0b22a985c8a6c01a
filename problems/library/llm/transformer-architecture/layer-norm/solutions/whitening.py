"""Centre with a matrix product, measure with an inner product

Subtracting the mean of a row is multiplying it by the projector I - 11^T / d.
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    d = x.shape[1]
    projector = np.eye(d) - np.full((d, d), 1.0 / d)
    centred = x @ projector
    variance = np.einsum("ij,ij->i", centred, centred) / d
    return centred * np.outer((variance + eps) ** -0.5, gamma) + beta
