"""You copy rows from the places that the index names. Here the index says where each row goes, and rows that meet are added."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    n = len(values)
    for r in range(min(size, n)):
        out[r] = values[index[r] % n]
    return out
