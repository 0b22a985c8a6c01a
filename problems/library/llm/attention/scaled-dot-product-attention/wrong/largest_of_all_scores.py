"""You subtract the largest score of the whole matrix. In a row that lies far below it every exponential becomes 0: subtract the largest of each row."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    top = scores.max()
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total == 0, 1.0, total)
    return weights @ V, weights
