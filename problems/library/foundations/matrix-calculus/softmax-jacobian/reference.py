"""The Jacobian of the softmax function."""

import numpy as np


def softmax_jacobian(z):
    """Return the matrix of all derivatives d softmax(z)_i / d z_j."""
    # Subtracting the largest logit changes no probability, and no exponent is positive.
    weights = np.exp(z - z.max())
    p = weights / weights.sum()
    return np.diag(p) - np.outer(p, p)
