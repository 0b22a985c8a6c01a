"""Let the largest label spread until nothing changes

Every pixel starts with a label of its own and takes the largest label around it, the whole
grid at once. Long thin regions need many rounds, each round is a handful of array operations.
"""

import numpy as np


def largest_region(grid):
    ones = grid == 1
    labels = np.where(ones, np.arange(1, grid.size + 1).reshape(grid.shape), 0)
    while True:
        padded = np.pad(labels, 1)
        spread = np.maximum.reduce(
            [labels, padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]]
        )
        spread[~ones] = 0
        if (spread == labels).all():
            break
        labels = spread
    counts = np.bincount(labels.ravel(), minlength=1)
    return int(counts[1:].max(initial=0))
