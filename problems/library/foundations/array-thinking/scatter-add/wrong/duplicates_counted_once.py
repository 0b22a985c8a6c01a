"""Of several equal indices only one row counts. An assignment to out[index], with = or +=, reads all rows before it writes any, so the last one wins."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    out[index] += values
    return out
