"""You multiply by minus infinity, and 0 · ∞ is NaN: it stands wherever the key is allowed. Choose between the two values instead of calculating them."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def causal_mask(q_len, k_len):
    allowed = np.tril(np.ones((q_len, k_len)), k=k_len - q_len)
    return (1.0 - allowed) * -np.inf
