"""You divide the scores by head_dim. The square root of it is due."""
# expect: wrong_answer in hidden

import numpy as np


class KVCache:
    def __init__(self, heads, head_dim, capacity):
        self.k = np.zeros((heads, capacity, head_dim))
        self.v = np.zeros((heads, capacity, head_dim))
        self.n = 0

    def append(self, k, v):
        t = k.shape[1]
        if self.n + t > self.k.shape[1]:
            raise ValueError("full")
        self.k[:, self.n : self.n + t] = k
        self.v[:, self.n : self.n + t] = v
        self.n += t

    def attend(self, q):
        keys, values = self.k[:, : self.n], self.v[:, : self.n]
        t, d = q.shape[1:]
        if t == 0:
            return np.zeros(q.shape)
        scores = q @ keys.transpose(0, 2, 1) / d
        scores = np.where(np.tri(t, self.n, self.n - t, dtype=bool), scores, -np.inf)
        w = np.exp(scores - scores.max(axis=2, keepdims=True))
        return w / w.sum(axis=2, keepdims=True) @ values

    def length(self):
        return self.n
