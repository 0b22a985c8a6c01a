"""The largest 4-connected region of a binary grid, by union-find."""

import numpy as np


def largest_region(grid):
    """Count the pixels of the largest region of ones that hang together through edges."""
    pixels = {(int(r), int(c)) for r, c in np.argwhere(grid == 1)}
    parent = {pixel: pixel for pixel in pixels}
    size = dict.fromkeys(pixels, 1)

    def find(pixel):
        while parent[pixel] != pixel:
            parent[pixel] = parent[parent[pixel]]  # halve the path on the way up
            pixel = parent[pixel]
        return pixel

    def union(a, b):
        a, b = find(a), find(b)
        if a == b:
            return
        if size[a] < size[b]:
            a, b = b, a
        parent[b] = a
        size[a] += size[b]

    for r, c in pixels:
        for neighbour in ((r + 1, c), (r, c + 1)):
            if neighbour in pixels:
                union((r, c), neighbour)
    return max(size.values(), default=0)
