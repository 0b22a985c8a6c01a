"""A query that may attend to no key spreads its weight evenly: with one large negative number for every blocked score the softmax sees a tie. Both results are zero in that row."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ V, weights
