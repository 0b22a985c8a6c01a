"""A cache of keys and values for one attention layer, one query at a time."""

import numpy as np


class KVCache:
    """Keys and values of the tokens so far; the arrays have room for all there will be."""

    def __init__(self, heads, head_dim, capacity):
        self._keys = np.empty((heads, capacity, head_dim))
        self._values = np.empty((heads, capacity, head_dim))
        self._length = 0

    def append(self, k, v):
        """Store copies of further tokens, or raise ValueError and store none."""
        capacity = self._keys.shape[1]
        end = self._length + k.shape[1]
        if end > capacity:
            raise ValueError(f"{end} tokens do not fit into a cache for {capacity}")
        self._keys[:, self._length : end] = k
        self._values[:, self._length : end] = v
        self._length = end

    def attend(self, q):
        """Let the queries of the last tokens attend to all tokens up to their own."""
        heads, count, head_dim = q.shape
        first = self._length - count
        result = np.empty_like(q)
        for h in range(heads):
            for i in range(count):
                seen = first + i + 1
                scores = self._keys[h, :seen] @ q[h, i] / np.sqrt(head_dim)
                weights = np.exp(scores - scores.max())
                result[h, i] = weights @ self._values[h, :seen] / weights.sum()
        return result

    def length(self):
        """Return the number of stored tokens."""
        return self._length
