"""Scaled dot-product attention, one query at a time."""

import numpy as np


def attention(Q, K, V, mask):
    """Return the attended values and the attention weights."""
    n, d = Q.shape
    m = K.shape[0]
    if mask is None:
        mask = np.ones((n, m), dtype=bool)
    weights = np.zeros((n, m))
    for i in range(n):
        allowed = mask[i]
        if not allowed.any():
            continue
        scores = K[allowed] @ Q[i] / np.sqrt(d)
        # Any common shift cancels in the quotient; this one makes the largest exponent zero.
        exponentials = np.exp(scores - scores.max())
        weights[i, allowed] = exponentials / exponentials.sum()
    return weights @ V, weights
