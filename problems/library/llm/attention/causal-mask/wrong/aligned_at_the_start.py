"""You put query 0 at key 0. The queries are the last positions: it is the last query that stands at the last key, so rows shift when the two lengths differ."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def causal_mask(q_len, k_len):
    return np.triu(np.full((q_len, k_len), -np.inf), k=1)
