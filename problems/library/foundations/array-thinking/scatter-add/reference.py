"""Scatter-add, one row after the other."""

import numpy as np


def scatter_add(values, index, size):
    """Return `size` rows, each the sum of the rows of `values` whose index names it."""
    out = np.zeros((size, values.shape[1]))
    for row, place in zip(values, index, strict=True):
        out[place] += row
    return out
