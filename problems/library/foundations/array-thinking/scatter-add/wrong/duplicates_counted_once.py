"""You write out[index] += values. It reads all rows before it writes any, so of several equal indices only one counts."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    out[index] += values
    return out
