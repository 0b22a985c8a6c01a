"""A query that may attend to no key gives NaN: every score is minus infinity, and zero is divided by zero. Both results are zero in that row."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    with np.errstate(invalid="ignore"):
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ V, weights
