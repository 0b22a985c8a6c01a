"""The largest 4-connected region of a binary grid, by union-find."""

from collections import Counter

import numpy as np


def largest_region(grid):
    """Count the pixels of the largest region of ones that hang together through edges."""
    pixels = {(int(r), int(c)) for r, c in np.argwhere(grid == 1)}
    parent = {pixel: pixel for pixel in pixels}

    def find(pixel):
        while parent[pixel] != pixel:
            pixel = parent[pixel]
        return pixel

    for r, c in pixels:
        # Looking down and to the right visits every shared edge once.
        for neighbour in ((r + 1, c), (r, c + 1)):
            if neighbour in pixels:
                parent[find((r, c))] = find(neighbour)
    sizes = Counter(find(pixel) for pixel in pixels)
    return max(sizes.values(), default=0)
