"""You set blocked scores to zero. The exponential of zero is one, so a blocked key still gets weight; it has to drop out of the softmax."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, 0.0)
    shift = scores.max(axis=1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(shift), shift, 0.0))
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    return weights @ V, weights
