"""numpy.add.at"""

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    np.add.at(out, index, values)
    return out
