"""You return how many regions there are. Return how many pixels the largest one has."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def largest_region(grid):
    left = {(int(r), int(c)) for r, c in np.argwhere(grid == 1)}
    regions = 0
    while left:
        regions += 1
        stack = [left.pop()]
        while stack:
            r, c = stack.pop()
            for neighbour in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if neighbour in left:
                    left.remove(neighbour)
                    stack.append(neighbour)
    return regions
