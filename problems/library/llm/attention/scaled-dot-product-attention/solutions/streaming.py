"""One pass over the keys with a running maximum

Keys and values arrive one after the other. When a larger score turns up, what was gathered so
far is scaled down, so no exponential ever exceeds one. Tiled attention kernels work like this.
"""

import math

import numpy as np


def attention(Q, K, V, mask):
    n, d = Q.shape
    m, v = V.shape
    output, weights = np.zeros((n, v)), np.zeros((n, m))
    for i in range(n):
        top, total, gathered = -math.inf, 0.0, np.zeros(v)
        for j in range(m):
            if mask is not None and not mask[i, j]:
                continue
            score = sum(a * b for a, b in zip(Q[i], K[j], strict=True)) / math.sqrt(d)
            new_top = max(top, score)
            shrink, share = math.exp(top - new_top), math.exp(score - new_top)
            weights[i, :j] *= shrink
            weights[i, j] = share
            gathered = gathered * shrink + share * V[j]
            total = total * shrink + share
            top = new_top
        if total > 0:
            output[i] = gathered / total
            weights[i] /= total
    return output, weights
