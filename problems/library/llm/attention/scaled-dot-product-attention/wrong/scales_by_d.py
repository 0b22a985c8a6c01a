"""You divide the scores by d. A dot product of d terms grows like the square root of d: divide by that root."""
# expect: wrong_answer in hidden

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / Q.shape[1]
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shift = scores.max(axis=1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(shift), shift, 0.0))
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    return weights @ V, weights
