"""A query without any allowed key gives NaN: all its scores are minus infinity. It contributes zeros before Wo."""
# expect: wrong_answer in hidden

import numpy as np


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask):
    n, t, m = X.shape
    Q, K, V = ((X @ W).reshape(n, t, heads, -1).transpose(0, 2, 1, 3) for W in (Wq, Wk, Wv))
    s = Q @ K.swapaxes(-1, -2) / np.sqrt(m // heads)
    if mask is not None:
        s = np.where(mask[:, None], s, -np.inf)
    with np.errstate(invalid="ignore"):
        w = np.exp(s - s.max(axis=-1, keepdims=True))
        w = w / w.sum(axis=-1, keepdims=True)
    return (w @ V).transpose(0, 2, 1, 3).reshape(n, t, m) @ Wo
