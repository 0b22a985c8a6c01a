"""All heads and queries at once

A shifted triangle hides what is still to come; arrays are sliced to what is stored.
"""

import numpy as np


class KVCache:
    def __init__(self, heads, head_dim, capacity):
        self.store = np.empty((2, heads, capacity, head_dim))
        self.used = 0

    def append(self, k, v):
        t = k.shape[1]
        if t > self.store.shape[2] - self.used:
            raise ValueError("the cache is full")
        self.store[:, :, self.used : self.used + t] = k, v
        self.used += t

    def attend(self, q):
        keys, values = self.store[:, :, : self.used]
        _, t, d = q.shape
        scores = np.einsum("htd,hnd->htn", q, keys) / d**0.5
        scores[:, ~np.tri(t, self.used, self.used - t, dtype=bool)] = -np.inf
        weights = np.exp(scores - scores.max(axis=2, keepdims=True, initial=-np.finfo(float).max))
        weights /= weights.sum(axis=2, keepdims=True)
        return np.einsum("htn,hnd->htd", weights, values)

    def length(self):
        return self.used
