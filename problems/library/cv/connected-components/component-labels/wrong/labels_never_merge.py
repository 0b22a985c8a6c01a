"""You copy the label of an earlier neighbour and go on. Where two labels meet they belong to one region and have to be merged."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def label(grid, connectivity):
    h, w = grid.shape
    out = np.zeros((h, w), dtype=np.int64)
    number = 0
    before = [(-1, 0), (0, -1)] if connectivity == 4 else [(-1, 0), (0, -1), (-1, -1), (-1, 1)]
    for r in range(h):
        for c in range(w):
            if grid[r, c] == 0:
                continue
            for dr, dc in before:
                y, x = r + dr, c + dc
                if y >= 0 and 0 <= x < w and out[y, x]:
                    out[r, c] = out[y, x]
                    break
            else:
                number += 1
                out[r, c] = number
    return out
