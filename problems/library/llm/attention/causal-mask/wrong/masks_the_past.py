"""You block the past and leave the future open. What a query may see lies at its own position and to the left of it."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def causal_mask(q_len, k_len):
    return np.tril(np.full((q_len, k_len), -np.inf), k=k_len - q_len - 1)
