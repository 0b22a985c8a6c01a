"""You apply tanh to the finished score. It acts on the hidden numbers, before the product with v."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    e = np.tanh(((s @ Wa)[:, None] + H @ Ua) @ v)
    e = np.where(mask, e, -np.inf)
    top = e.max(axis=1, keepdims=True)
    w = np.exp(e - np.where(np.isfinite(top), top, 0.0))
    total = w.sum(axis=1, keepdims=True)
    w = w / np.where(total > 0, total, 1.0)
    return (w[:, :, None] * H).sum(axis=1), w
