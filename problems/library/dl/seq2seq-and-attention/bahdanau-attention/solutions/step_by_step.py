"""Step by step, with a running maximum

One score at a time. When a larger one turns up, what was gathered so far is scaled down.
"""

import math

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    n, t, dh = H.shape
    contexts, weights = np.zeros((n, dh)), np.zeros((n, t))
    for k in range(n):
        query = [float(s[k] @ column) for column in Wa.T]
        top, total = -math.inf, 0.0
        for j in range(t):
            if not mask[k, j]:
                continue
            key = [float(H[k, j] @ column) for column in Ua.T]
            score = sum(math.tanh(q + u) * float(w) for q, u, w in zip(query, key, v, strict=True))
            shrink = math.exp(top - max(top, score))
            top = max(top, score)
            share = math.exp(score - top)
            weights[k] *= shrink
            contexts[k] *= shrink
            total = total * shrink + share
            weights[k, j] = share
            contexts[k] += share * H[k, j]
        if total > 0:
            weights[k] /= total
            contexts[k] /= total
    return contexts, weights
