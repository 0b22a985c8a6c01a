"""You set the padding's weights to zero after the softmax, so the rest adds up to less than 1. Take padding out before the softmax."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    e = np.tanh((s @ Wa)[:, None] + H @ Ua) @ v
    w = np.exp(e - e.max(axis=1, keepdims=True))
    w = w / w.sum(axis=1, keepdims=True)
    w = np.where(mask, w, 0.0)
    return (w[:, :, None] * H).sum(axis=1), w
