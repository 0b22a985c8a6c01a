"""torch.nn.functional.scaled_dot_product_attention"""

import torch
from torch.nn import functional


class KVCache:
    def __init__(self, heads, head_dim, capacity):
        self.keys = torch.zeros(heads, 0, head_dim, dtype=torch.float64)
        self.values = self.keys.clone()

    def append(self, k, v):
        self.keys = torch.cat([self.keys, torch.tensor(k.copy())], dim=1)
        self.values = torch.cat([self.values, torch.tensor(v.copy())], dim=1)

    def attend(self, q):
        t, n = q.shape[1], self.keys.shape[1]
        seen = torch.ones(t, n, dtype=torch.bool).tril(n - t)
        found = functional.scaled_dot_product_attention(
            torch.tensor(q.copy()), self.keys, self.values, attn_mask=seen
        )
        return found.numpy()

    def length(self):
        return self.keys.shape[1]
