"""Two passes with a disjoint set of labels

The first pass looks back only and notes which labels meet; the second gives the final numbers
in the order in which roots turn up.
"""

import numpy as np


def label(grid, connectivity):
    height, width = grid.shape
    earlier = [(0, -1), (-1, 0)]
    if connectivity == 8:
        earlier += [(-1, -1), (-1, 1)]
    provisional = [[0] * width for _ in range(height)]
    parent = [0]

    def find(k):
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for r, c in zip(*(axis.tolist() for axis in np.nonzero(grid)), strict=True):
        own = 0
        for up, left in earlier:
            y, x = r + up, c + left
            if not (y >= 0 and 0 <= x < width) or provisional[y][x] == 0:
                continue
            if own == 0:
                own = provisional[y][x]
            else:
                parent[find(own)] = find(provisional[y][x])
        if own == 0:
            own = len(parent)
            parent.append(own)
        provisional[r][c] = own

    numbers = {}
    labels = np.zeros((height, width), dtype=np.int64)
    for r, c in zip(*(axis.tolist() for axis in np.nonzero(grid)), strict=True):
        root = find(provisional[r][c])
        labels[r, c] = numbers.setdefault(root, len(numbers) + 1)
    return labels
