"""You join pixels that touch at a corner in every case. With connectivity 4 they need a shared edge."""
# expect: wrong_answer in hidden

import numpy as np


def label(grid, connectivity):
    h, w = grid.shape
    out = np.zeros((h, w), dtype=np.int64)
    number = 0
    for r, c in np.argwhere(grid):
        if out[r, c]:
            continue
        number += 1
        out[r, c] = number
        stack = [(r, c)]
        while stack:
            i, j = stack.pop()
            for y in range(max(i - 1, 0), min(i + 2, h)):
                for x in range(max(j - 1, 0), min(j + 2, w)):
                    if grid[y, x] and not out[y, x]:
                        out[y, x] = number
                        stack.append((y, x))
    return out
