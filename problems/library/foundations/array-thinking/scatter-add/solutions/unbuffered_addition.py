"""The unbuffered form of addition

`np.add.at` reads the output anew for every index, so repeated ones accumulate.
"""

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    np.add.at(out, index, values)
    return out
