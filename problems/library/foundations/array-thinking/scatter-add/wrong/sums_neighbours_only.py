"""You add up rows only where equal indices stand side by side, and a later run overwrites an earlier one. Equal indices may be anywhere."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    if len(index) == 0 or values.shape[1] == 0:
        return out
    place = index % size
    starts = np.flatnonzero(np.append(True, place[1:] != place[:-1]))
    out[place[starts]] = np.add.reduceat(values, starts, axis=0)
    return out
