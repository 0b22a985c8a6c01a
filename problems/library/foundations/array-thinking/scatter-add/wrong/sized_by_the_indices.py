"""Your output has as many rows as the largest index asks for. The size is given, and its last rows may be untouched."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def scatter_add(values, index, size):
    place = index % max(size, 1)
    out = np.zeros((place.max(initial=-1) + 1, values.shape[1]))
    np.add.at(out, place, values)
    return out
