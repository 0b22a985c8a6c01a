"""All your objects share one store, because it belongs to the class. Give each object arrays and a count of its own."""
# expect: wrong_answer in hidden

import numpy as np


class KVCache:
    def __init__(self, heads, head_dim, capacity):
        KVCache.k = np.zeros((heads, capacity, head_dim))
        KVCache.v = np.zeros((heads, capacity, head_dim))
        KVCache.n = 0

    def append(self, k, v):
        t = k.shape[1]
        if KVCache.n + t > KVCache.k.shape[1]:
            raise ValueError("full")
        KVCache.k[:, KVCache.n : KVCache.n + t] = k
        KVCache.v[:, KVCache.n : KVCache.n + t] = v
        KVCache.n += t

    def attend(self, q):
        keys, values = KVCache.k[:, : KVCache.n], KVCache.v[:, : KVCache.n]
        t, d = q.shape[1:]
        if t == 0:
            return np.zeros(q.shape)
        scores = q @ keys.transpose(0, 2, 1) / np.sqrt(d)
        scores = np.where(np.tri(t, KVCache.n, KVCache.n - t, dtype=bool), scores, -np.inf)
        w = np.exp(scores - scores.max(axis=2, keepdims=True))
        return w / w.sum(axis=2, keepdims=True) @ values

    def length(self):
        return KVCache.n
