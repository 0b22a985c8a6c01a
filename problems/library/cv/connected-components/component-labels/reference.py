"""Connected components, numbered in reading order."""

import numpy as np

EDGES = [(-1, 0), (1, 0), (0, -1), (0, 1)]
CORNERS = [(-1, -1), (-1, 1), (1, -1), (1, 1)]


def label(grid, connectivity):
    """Return the number of each pixel's region, 0 for the background."""
    steps = EDGES if connectivity == 4 else EDGES + CORNERS
    unlabelled = {(int(r), int(c)) for r, c in np.argwhere(grid)}
    labels = np.zeros(grid.shape, dtype=np.int64)
    number = 0
    for start in sorted(unlabelled):  # reading order
        if start not in unlabelled:
            continue
        number += 1
        unlabelled.remove(start)
        region = [start]
        for r, c in region:  # grows while it is walked through
            labels[r, c] = number
            for down, right in steps:
                neighbour = (r + down, c + right)
                if neighbour in unlabelled:
                    unlabelled.remove(neighbour)
                    region.append(neighbour)
    return labels
