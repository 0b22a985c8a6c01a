"""Lists of tokens and a running softmax

No arrays inside: each head has a list of pairs, and a query walks along it once.
"""

import math

import numpy as np


class KVCache:
    def __init__(self, heads, head_dim, capacity):
        self.capacity = capacity
        self.tokens = [[] for _ in range(heads)]

    def append(self, k, v):
        if self.length() + k.shape[1] > self.capacity:
            raise ValueError("no room for these tokens")
        for tokens, keys, values in zip(self.tokens, k.tolist(), v.tolist(), strict=True):
            tokens.extend(zip(keys, values, strict=True))

    def attend(self, q):
        result = np.zeros(q.shape)
        hidden = self.length() - q.shape[1] + 1
        for h, tokens in enumerate(self.tokens):
            for i, query in enumerate(q[h].tolist()):
                result[h, i] = self._read(query, tokens[: hidden + i])
        return result

    def length(self):
        return len(self.tokens[0])

    @staticmethod
    def _read(query, tokens):
        top, total, gathered = -math.inf, 0.0, [0.0] * len(query)
        for key, value in tokens:
            score = sum(a * b for a, b in zip(query, key, strict=True)) / math.sqrt(len(query))
            higher = max(top, score)
            shrink, share = math.exp(top - higher), math.exp(score - higher)
            gathered = [g * shrink + share * x for g, x in zip(gathered, value, strict=True)]
            total, top = total * shrink + share, higher
        return [g / total for g in gathered]
