"""You use the bare dot products. Divide them by the square root of d, the length of a query, before the softmax."""
# expect: wrong_answer in hidden

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shift = scores.max(axis=1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(shift), shift, 0.0))
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    return weights @ V, weights
