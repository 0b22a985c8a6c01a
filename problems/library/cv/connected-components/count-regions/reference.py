"""The number of regions of a binary grid at 4- and at 8-connectivity, by union-find."""

import numpy as np

# Looking ahead only, each contact of two pixels is seen once.
EDGES = ((0, 1), (1, 0))
CORNERS = ((1, 1), (1, -1))


def count_regions(grid):
    """Return the numbers of 4-connected and of 8-connected regions of ones."""
    pixels = {(int(r), int(c)) for r, c in np.argwhere(grid == 1)}
    return count(pixels, EDGES), count(pixels, EDGES + CORNERS)


def count(pixels, directions):
    """Start with every pixel alone; each merger of two different sets leaves one fewer."""
    parent = {pixel: pixel for pixel in pixels}

    def find(pixel):
        while parent[pixel] != pixel:
            pixel = parent[pixel]
        return pixel

    regions = len(pixels)
    for r, c in pixels:
        for dr, dc in directions:
            neighbour = (r + dr, c + dc)
            if neighbour in pixels:
                one, other = find((r, c)), find(neighbour)
                if one != other:
                    parent[one] = other
                    regions -= 1
    return regions
