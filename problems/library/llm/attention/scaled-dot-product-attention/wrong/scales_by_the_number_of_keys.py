"""You divide by the square root of the number of keys. The scale is the square root of d, the length of each query and key."""
# expect: wrong_answer in hidden

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(len(K))
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    top = scores.max(axis=1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total == 0, 1.0, total)
    return weights @ V, weights
