"""All samples and heads at once

Split the columns, move the head axis in front of the positions, attend, move it back, merge.
"""

import numpy as np


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask):
    n, t, m = X.shape

    def split(projected):
        return projected.reshape(n, t, heads, m // heads).transpose(0, 2, 1, 3)

    Q, K, V = split(X @ Wq), split(X @ Wk), split(X @ Wv)
    scores = Q @ K.transpose(0, 1, 3, 2) / np.sqrt(m // heads)
    if mask is not None:
        scores = np.where(mask[:, None], scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weights.sum(axis=-1, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    return (weights @ V).transpose(0, 2, 1, 3).reshape(n, t, m) @ Wo
