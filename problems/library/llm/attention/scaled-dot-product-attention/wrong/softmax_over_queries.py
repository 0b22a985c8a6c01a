"""You normalise over the queries, so the columns of the weights add up to one. The softmax runs over the keys: each query's row adds up to one."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shift = scores.max(axis=0, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(shift), shift, 0.0))
    total = weights.sum(axis=0, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    return weights @ V, weights
