"""You join pixels through edges only. With connectivity 8 a shared corner joins them too."""
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
            for y, x in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if 0 <= y < h and 0 <= x < w and grid[y, x] and not out[y, x]:
                    out[y, x] = number
                    stack.append((y, x))
    return out
