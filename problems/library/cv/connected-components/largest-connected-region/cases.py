"""Cases for the largest region: shapes whose contacts separate the usual mistakes."""

import numpy as np


def samples():
    yield (
        {"grid": [[1, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 1], [1, 0, 1, 1]]},
        "The three ones at the top left form one region, the five at the right another, and the "
        "one at the bottom left stands alone. The first two touch only at a corner: row 1, "
        "column 1 and row 2, column 2 share no edge. So the sizes are 3, 5 and 1.",
        5,
    )
    yield (
        {"grid": [[1, 0, 1], [1, 0, 1], [1, 1, 1]]},
        "The two upright bars meet in the bottom row, so all seven ones are one region.",
        7,
    )
    yield ({"grid": [[0, 0], [0, 0]]}, "There is no 1, hence no region.", 0)


def edges():
    yield {"grid": np.zeros((0, 7), np.uint8)}
    yield {"grid": np.zeros((5, 0), np.uint8)}
    yield {"grid": np.ones((24, 24), np.uint8)}  # the largest grid, all one region
    yield {"grid": [[1]]}
    checkers = np.indices((6, 7)).sum(axis=0) % 2
    yield {"grid": np.asfortranarray(checkers.astype(np.uint8))}  # only corners touch
    row = np.ones((1, 24), np.uint8)
    row[0, [5, 17]] = 0
    yield {"grid": row[:, ::-1]}  # one row, seen through a negative stride
    wide = np.ones((8, 13), np.uint8)
    wide[:, 4] = 0
    yield {"grid": wide[::2, ::2]}  # every second pixel of a larger image


def corner_contacts(rng):
    """Rectangles in a staircase, touching at corners only: catches 8-connectivity."""
    heights, widths = rng.integers(1, 5, 4), rng.integers(2, 5, 4)
    grid = np.zeros((heights.sum(), widths.sum()), np.uint8)
    top = left = 0
    for height, width in zip(heights, widths, strict=True):
        grid[top : top + height, left : left + width] = 1
        top, left = top + height, left + width
    return {"grid": grid[:, ::-1] if rng.random() < 0.5 else grid}


def row_ends(rng):
    """Bars that end in the last column and bars that start in the first, a row lower."""
    pairs, width = int(rng.integers(2, 5)), int(rng.integers(7, 13))
    grid = np.zeros((3 * pairs, width), np.uint8)
    for k in range(pairs):
        grid[3 * k, width - int(rng.integers(2, 6)) :] = 1
        grid[3 * k + 1, : int(rng.integers(1, 3))] = 1
    return {"grid": grid}


def comb(rng):
    """Teeth of different lengths on a spine at the bottom: labels meet late."""
    teeth, height = int(rng.integers(3, 6)), int(rng.integers(5, 10))
    grid = np.zeros((height + 2, 2 * teeth + 1), np.uint8)
    for k in range(teeth):
        grid[height - int(rng.integers(3, height + 1)) : height, 2 * k] = 1
    grid[height - 1, : 2 * teeth - 1] = 1
    grid[height + 1, :: int(rng.integers(2, 4))] = 1
    return {"grid": grid}


def late_merge(rng):
    """Two spirals in one image: they turn left and up, and the background is large."""
    size = int(rng.integers(6, 9))
    grid = np.zeros((size, 2 * size + 5), np.uint8)
    grid[:, :size] = _spiral(size)
    grid[1:, size + 1 : 2 * size] = _spiral(size - 1)[::-1, ::-1]
    grid[int(rng.integers(1, size)), int(rng.integers(0, size))] = 0
    return {"grid": np.asfortranarray(grid)}


def speckle(rng):
    """Random ones on about half of the pixels."""
    height, width = rng.integers(8, 13, 2)
    grid = (rng.random((height, width)) < 0.55).astype(np.uint8)
    return {"grid": grid}


def _spiral(size):
    """A path of ones that winds from the top left corner inwards, one pixel apart."""
    grid = np.zeros((size, size), np.uint8)
    r, c, dr, dc = 0, 0, 0, 1
    grid[0, 0] = 1
    for _ in range(4 * size):
        y, x = r + dr, c + dc
        ahead_y, ahead_x = y + dr, x + dc
        inside = 0 <= y < size and 0 <= x < size
        blocked = 0 <= ahead_y < size and 0 <= ahead_x < size and grid[ahead_y, ahead_x]
        if inside and not blocked:
            r, c = y, x
            grid[r, c] = 1
        else:
            dr, dc = dc, -dr
            if grid[min(max(r + dr, 0), size - 1), min(max(c + dc, 0), size - 1)]:
                break
    return grid
