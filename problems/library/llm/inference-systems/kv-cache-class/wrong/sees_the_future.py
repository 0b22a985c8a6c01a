"""Every query sees all stored tokens, also those after its own. Query and token are at the same place: nothing later may be seen."""
# expect: wrong_answer in hidden
# hint: 3

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
        scores = q @ keys.transpose(0, 2, 1) / np.sqrt(d)
        w = np.exp(scores - scores.max(axis=2, keepdims=True))
        return w / w.sum(axis=2, keepdims=True) @ values

    def length(self):
        return self.n
