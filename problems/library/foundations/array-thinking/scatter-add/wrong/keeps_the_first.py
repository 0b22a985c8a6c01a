"""You write a row only the first time that it is named. Later rows with the same index are to be added to it."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def scatter_add(values, index, size):
    out = np.zeros((size, values.shape[1]))
    seen = set()
    for row, place in zip(values, index.tolist(), strict=True):
        if place % size not in seen:
            seen.add(place % size)
            out[place] = row
    return out
