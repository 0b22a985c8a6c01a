"""A sum over heads, each with its own rows of Wo

No concatenation: every head is projected from X by its own columns and mapped to the output by
its own rows.
"""

import numpy as np


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask):
    m = X.shape[2]
    width = m // heads
    output = np.zeros(X.shape)
    for first in range(0, m, width):
        own = slice(first, first + width)
        q, k, v = (np.einsum("btm,mw->btw", X, W[:, own]) for W in (Wq, Wk, Wv))
        scores = np.einsum("biw,bjw->bij", q, k) * width**-0.5
        allowed = np.ones(scores.shape, dtype=bool) if mask is None else mask
        scores -= np.where(allowed, scores, scores.min()).max(axis=2, keepdims=True)
        weights = np.exp(np.minimum(scores, 0.0)) * allowed
        total = weights.sum(axis=2, keepdims=True)
        weights /= np.maximum(total, 1.0)  # the largest allowed weight alone is 1
        output += np.einsum("bij,bjw,wm->bim", weights, v, Wo[own])
    return output
