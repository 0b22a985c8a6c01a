"""You average the rows with the same index. They are summed; nothing is divided."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    np.add.at(out, index, values)
    count = np.bincount(index % max(size, 1), minlength=size)[:size]
    return out / np.maximum(count, 1)[:, None]
