"""You hide each query's own position. A token may attend to itself: key j is allowed up to and including the query's position."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def causal_mask(q_len, k_len):
    return np.triu(np.full((q_len, k_len), -np.inf), k=k_len - q_len)
