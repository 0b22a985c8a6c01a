"""You block with a large finite number. Blocked entries are minus infinity here, so that their weight is zero whatever the scores are."""
# expect: wrong_answer in hidden

import numpy as np


def causal_mask(q_len, k_len):
    return np.triu(np.full((q_len, k_len), -1e9), k=1 + k_len - q_len)
