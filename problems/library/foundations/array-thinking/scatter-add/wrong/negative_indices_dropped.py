"""You skip negative indices. They count from the end of the output, −1 being its last row."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    named = index >= 0
    np.add.at(out, index[named], values[named])
    return out
