"""With more queries than keys your first queries see a key. They stand before all keys, at negative positions, and see none."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def causal_mask(q_len, k_len):
    offset = max(k_len - q_len, 0)
    return np.triu(np.full((q_len, k_len), -np.inf), k=1 + offset)
