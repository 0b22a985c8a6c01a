"""Through the logarithm

The derivative of log p_i by z_j is 1 or 0, minus p_j; multiplying by p_i gives that of p_i.
Each probability is one over a sum of exponentials of differences.
"""

import numpy as np


def softmax_jacobian(z):
    with np.errstate(over="ignore"):
        # An infinite sum is right here: that probability is 0.
        p = 1.0 / np.exp(z[None, :] - z[:, None]).sum(axis=1)
    return p[:, None] * (np.eye(len(z)) - p[None, :])
