"""All queries at once, blocked scores at minus infinity

The shift of a row without any allowed key would be minus infinity too; zero stands in for it,
and its sum of zero is replaced before the division.
"""

import numpy as np


def attention(Q, K, V, mask):
    scores = np.einsum("nd,md->nm", Q, K) * Q.shape[1] ** -0.5
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shift = scores.max(axis=1, keepdims=True)
    shift[np.isneginf(shift)] = 0.0
    weights = np.exp(scores - shift)
    total = weights.sum(axis=1, keepdims=True)
    weights = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return weights @ V, weights
