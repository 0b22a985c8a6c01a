"""The causal mask, entry by entry."""

import numpy as np


def causal_mask(q_len, k_len):
    """Return 0 where query i may look at key j, and minus infinity elsewhere."""
    mask = np.zeros((q_len, k_len))
    for i in range(q_len):
        position = i + k_len - q_len
        for j in range(k_len):
            if j > position:
                mask[i, j] = -np.inf
    return mask
