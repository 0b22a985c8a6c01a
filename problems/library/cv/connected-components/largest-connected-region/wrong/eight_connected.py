"""You join pixels that touch only at a corner. Neighbours share an edge: up, down, left and right."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def largest_region(grid):
    left = {(int(r), int(c)) for r, c in np.argwhere(grid == 1)}
    best = 0
    while left:
        stack, count = [left.pop()], 0
        while stack:
            r, c = stack.pop()
            count += 1
            for y in (r - 1, r, r + 1):
                for x in (c - 1, c, c + 1):
                    if (y, x) in left:
                        left.remove((y, x))
                        stack.append((y, x))
        best = max(best, count)
    return best
