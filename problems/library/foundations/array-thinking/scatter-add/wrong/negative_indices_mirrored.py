"""You take the absolute value of a negative index. −1 is the last row, not row 1: it counts from the end."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    np.add.at(out, np.minimum(np.abs(index), size - 1), values)
    return out
