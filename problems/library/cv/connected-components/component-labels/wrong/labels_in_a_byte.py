"""Your labels are stored in the type of the grid, whose largest number is 255. There can be more regions than that: use int64."""
# expect: runtime_error in hidden

import numpy as np


def label(grid, connectivity):
    h, w = grid.shape
    out = np.zeros_like(grid)
    steps = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    if connectivity == 8:
        steps += [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    number = 0
    for r, c in np.argwhere(grid):
        if out[r, c]:
            continue
        number += 1
        out[r, c] = number
        stack = [(r, c)]
        while stack:
            i, j = stack.pop()
            for di, dj in steps:
                y, x = i + di, j + dj
                if 0 <= y < h and 0 <= x < w and grid[y, x] and not out[y, x]:
                    out[y, x] = number
                    stack.append((y, x))
    return out
