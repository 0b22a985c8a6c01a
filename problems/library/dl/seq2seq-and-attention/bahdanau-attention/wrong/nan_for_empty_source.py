"""A sample without any source step gives NaN: every score is minus infinity there. Both results are zero for such a sample."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    e = np.tanh((s @ Wa)[:, None] + H @ Ua) @ v
    e = np.where(mask, e, -np.inf)
    with np.errstate(invalid="ignore"):
        w = np.exp(e - e.max(axis=1, keepdims=True))
        w = w / w.sum(axis=1, keepdims=True)
    return (w[:, :, None] * H).sum(axis=1), w
