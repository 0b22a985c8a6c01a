"""You join the last pixel of a row with the first of the next: as flat indices they differ by one, in the grid they do not touch. Check the column before you step sideways."""
# expect: wrong_answer in hidden

import numpy as np


def count_regions(grid):
    width = grid.shape[1]

    def count(steps):
        left = {int(i) for i in np.flatnonzero(grid)}
        regions = 0
        while left:
            regions += 1
            stack = [left.pop()]
            while stack:
                i = stack.pop()
                for step in steps:
                    if i + step in left:
                        left.remove(i + step)
                        stack.append(i + step)
        return regions

    four = (-width, width, -1, 1)
    return count(four), count((*four, -width - 1, -width + 1, width - 1, width + 1))
