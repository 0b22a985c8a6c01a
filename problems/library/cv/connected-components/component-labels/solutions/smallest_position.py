"""The smallest position spreads

Every foreground pixel starts with its place in reading order and takes the smallest place
around it until nothing changes. Sorted, the places that are left are the numbers.
"""

import numpy as np


def label(grid, connectivity):
    height, width = grid.shape
    foreground = grid != 0
    nowhere = grid.size
    place = np.full((height + 2, width + 2), nowhere)
    inner = place[1:-1, 1:-1]
    inner[foreground] = np.flatnonzero(foreground)
    shifts = [(r, c) for r in (0, 1, 2) for c in (0, 1, 2)]
    if connectivity == 4:
        shifts = [(r, c) for r, c in shifts if r == 1 or c == 1]
    while True:
        views = [place[r : r + height, c : c + width] for r, c in shifts]
        smallest = np.where(foreground, np.minimum.reduce(views), nowhere)
        if (smallest == inner).all():
            break
        inner[...] = smallest
    labels = np.zeros((height, width), dtype=np.int64)
    _, numbers = np.unique(inner[foreground], return_inverse=True)
    labels[foreground] = numbers + 1
    return labels
