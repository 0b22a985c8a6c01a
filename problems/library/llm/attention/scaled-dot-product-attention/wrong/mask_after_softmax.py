"""You set blocked weights to zero after the softmax, so a query's weights no longer add up to one. Take blocked keys out before the softmax."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)
    if mask is not None:
        weights = np.where(mask, weights, 0.0)
    return weights @ V, weights
