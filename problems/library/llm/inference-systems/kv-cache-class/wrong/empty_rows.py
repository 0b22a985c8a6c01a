"""Places that hold no token yet take part: a key of zeros has the score 0 and gets weight. Only stored tokens may be seen."""
# expect: wrong_answer in hidden
# hint: 2

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
        keys, values = self.k, self.v
        t, d = q.shape[1:]
        if t == 0:
            return np.zeros(q.shape)
        scores = q @ keys.transpose(0, 2, 1) / np.sqrt(d)
        seen = np.ones((t, self.k.shape[1]), dtype=bool)
        seen[:, : self.n] = np.tri(t, self.n, self.n - t)
        scores = np.where(seen, scores, -np.inf)
        w = np.exp(scores - scores.max(axis=2, keepdims=True))
        return w / w.sum(axis=2, keepdims=True) @ values

    def length(self):
        return self.n
