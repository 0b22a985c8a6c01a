"""You join the last pixel of a row with the first of the next: as flat indices they differ by one, in the grid they do not touch. Check the column before you step sideways."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def largest_region(grid):
    width = grid.shape[1]
    left = {int(i) for i in np.flatnonzero(grid)}
    best = 0
    while left:
        stack, count = [left.pop()], 0
        while stack:
            i = stack.pop()
            count += 1
            for neighbour in (i - width, i + width, i - 1, i + 1):
                if neighbour in left:
                    left.remove(neighbour)
                    stack.append(neighbour)
        best = max(best, count)
    return best
