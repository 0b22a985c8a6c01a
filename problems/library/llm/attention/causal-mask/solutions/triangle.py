"""The upper triangle, shifted

The first forbidden key of query 0 is one to the right of its own position.
"""

import numpy as np


def causal_mask(q_len, k_len):
    return np.triu(np.full((q_len, k_len), -np.inf), k=1 + k_len - q_len)
