"""You merge the heads while their axis still stands before the positions. Move it back behind the positions first, then merge."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask):
    n, t, m = X.shape
    Q, K, V = ((X @ W).reshape(n, t, heads, -1).transpose(0, 2, 1, 3) for W in (Wq, Wk, Wv))
    s = Q @ K.swapaxes(-1, -2) / np.sqrt(m // heads)
    if mask is not None:
        s = np.where(mask[:, None], s, -np.inf)
    top = s.max(axis=-1, keepdims=True)
    w = np.exp(s - np.where(np.isfinite(top), top, 0.0))
    total = w.sum(axis=-1, keepdims=True)
    w = w / np.where(total > 0, total, 1.0)
    return (w @ V).reshape(n, t, m) @ Wo
