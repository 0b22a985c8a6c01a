"""Flood fill with a stack

Start at any pixel that has not been seen, collect everything it reaches, keep the largest
haul. An explicit stack instead of recursion: long regions would exceed the recursion limit.
"""

import numpy as np


def largest_region(grid):
    height, width = grid.shape
    seen = np.zeros((height, width), dtype=bool)
    best = 0
    for start in zip(*np.nonzero(grid), strict=True):
        if seen[start]:
            continue
        seen[start] = True
        stack, count = [start], 0
        while stack:
            r, c = stack.pop()
            count += 1
            for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                inside = 0 <= y < height and 0 <= x < width
                if inside and grid[y, x] == 1 and not seen[y, x]:
                    seen[y, x] = True
                    stack.append((y, x))
        best = max(best, count)
    return best
