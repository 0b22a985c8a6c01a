"""A product with the one-hot matrix of the indices

Row r of the matrix is one where an index names r. Multiplying by it adds up what belongs
together; its transpose would copy rows back instead.
"""

import numpy as np


def scatter_add(values, index, size):
    names = np.arange(size)[:, None]
    chosen = (names == index) | (names == index + size)
    return chosen.astype(np.float64) @ values
