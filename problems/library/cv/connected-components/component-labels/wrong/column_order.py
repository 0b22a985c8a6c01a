"""You scan column by column. The numbers follow the rows: from the top, each from left to right."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def label(grid, connectivity):
    h, w = grid.shape
    out = np.zeros((h, w), dtype=np.int64)
    steps = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    if connectivity == 8:
        steps += [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    number = 0
    for c in range(w):
        for r in range(h):
            if not grid[r, c] or out[r, c]:
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
