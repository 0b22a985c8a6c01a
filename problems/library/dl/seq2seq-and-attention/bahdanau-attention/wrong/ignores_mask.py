"""You attend to the padding as well. Where mask is False there is no source step: its weight is zero, and the others share the whole."""
# expect: wrong_answer in hidden

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    e = np.tanh((s @ Wa)[:, None] + H @ Ua) @ v
    w = np.exp(e - e.max(axis=1, keepdims=True))
    w = w / w.sum(axis=1, keepdims=True)
    return (w[:, :, None] * H).sum(axis=1), w
