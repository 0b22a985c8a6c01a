"""Your exponentials overflow for large scores. Subtract each sample's largest score first: that changes no weight."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    e = np.tanh((s @ Wa)[:, None] + H @ Ua) @ v
    with np.errstate(all="ignore"):
        w = np.where(mask, np.exp(e), 0.0)
        total = w.sum(axis=1, keepdims=True)
        w = w / np.where(total > 0, total, 1.0)
        return (w[:, :, None] * H).sum(axis=1), w
