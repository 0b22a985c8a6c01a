"""A column of query positions against a row of keys

Broadcasting compares every query with every key at once.
"""

import numpy as np


def causal_mask(q_len, k_len):
    query = np.arange(k_len - q_len, k_len)[:, None]
    key = np.arange(k_len)[None, :]
    return np.where(key <= query, 0.0, -np.inf)
