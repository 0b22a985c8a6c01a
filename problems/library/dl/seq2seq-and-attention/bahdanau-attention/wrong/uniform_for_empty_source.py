"""A sample that is all padding gets equal weights in your result, because all its scores are the same large negative number. Its weights and context are zero."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    e = np.tanh((s @ Wa)[:, None] + H @ Ua) @ v
    e = np.where(mask, e, -1e9)
    w = np.exp(e - e.max(axis=1, keepdims=True))
    w = w / w.sum(axis=1, keepdims=True)
    return (w[:, :, None] * H).sum(axis=1), w
