"""Cases for labels in scan order: late merges, rising diagonals, values, many regions."""

import numpy as np


def samples():
    grid = [[1, 0, 1, 0, 1], [1, 0, 1, 0, 0], [1, 1, 1, 0, 1], [0, 0, 0, 1, 0]]
    yield (
        {"grid": grid, "connectivity": 4},
        "The U at the left is one region, number 1, although its arms meet only in row 2. The "
        "pixel at the end of row 0 is met next: 2. Then come the ends of rows 2 and 3, which "
        "touch others at corners only: 3 and 4.",
        [[1, 0, 1, 0, 2], [1, 0, 1, 0, 0], [1, 1, 1, 0, 3], [0, 0, 0, 4, 0]],
    )
    yield (
        {"grid": [[0, 9, 0, 7], [5, 0, 0, 7], [0, 0, 0, 0], [1, 2, 0, 1]], "connectivity": 8},
        "With corners 9 and 5 are one region; the values do not matter. The first pixel of it is "
        "9, in row 0. The sevens are 2, and the last row has two more regions.",
        [[0, 1, 0, 2], [1, 0, 0, 2], [0, 0, 0, 0], [3, 3, 0, 4]],
    )


def edges():
    yield {"grid": np.zeros((0, 4), np.uint8), "connectivity": 4}
    yield {"grid": np.zeros((3, 0), np.uint8), "connectivity": 8}
    yield {"grid": [[255]], "connectivity": 8}
    large = np.zeros((500, 500), np.uint8)
    large[::71, 3:490:60] = 1
    large[100, 4:200] = large[101:140, 199] = 8
    yield {"grid": large, "connectivity": 4}
    checkers = np.indices((7, 10)).sum(axis=0) % 2
    yield {"grid": np.asfortranarray(checkers.astype(np.uint8)), "connectivity": 8}
    wide = np.ones((9, 16), np.uint8)
    wide[4, ::2] = wide[:, 5] = 0
    yield {"grid": wide[::2, ::-2], "connectivity": 4}  # a view of a larger image


def late_merges(rng):
    """Several arches upside down, in between single pixels: provisional labels merge late."""
    arches, height = int(rng.integers(2, 4)), int(rng.integers(4, 6))
    grid = np.zeros((height + 1, 5 * arches + 2), np.uint8)
    for k in range(arches):
        left, right = 5 * k, 5 * k + 2
        # The right arm is the taller one, so the older label stands at the right.
        grid[int(rng.integers(1, height - 1)) : height, left] = 1
        grid[int(rng.integers(0, 2)) : height, right] = 1
        grid[height - 1, left : right + 1] = 1
        grid[int(rng.integers(0, height)), right + 2] = 1
    grid[height, 1::5] = rng.integers(0, 2)
    return {"grid": grid, "connectivity": 4}


def rising_diagonals(rng):
    """Hooks of diagonals, long arm to the upper right: only corners hold them together."""
    height, width = int(rng.integers(6, 9)), int(rng.integers(19, 23))
    grid = np.zeros((height, width), np.uint8)
    for top in range(height, width, 6):
        length = int(rng.integers(3, height))
        for step in range(length):
            grid[step + 1, top - step] = int(rng.integers(1, 256))
        # The short arm rises again to the upper left of the lowest pixel.
        for step in range(1, int(rng.integers(2, 4))):
            grid[length - step, top - length + 1 - step] = 1
    grid[0, int(rng.integers(0, 3)) :: int(rng.integers(5, 8))] = 1
    return {"grid": grid, "connectivity": 8}


def many_values(rng):
    """Touching pixels of different values are one region all the same."""
    height, width = (int(k) for k in rng.integers(5, 8, 2))
    grid = rng.integers(0, 5, (height, width)).astype(np.uint8)
    grid[rng.random((height, width)) < 0.3] = 0
    return {"grid": grid, "connectivity": int(rng.choice([4, 8]))}


def many_regions(rng):
    """A chessboard with a few gaps: more than 255 regions of one pixel each."""
    grid = (np.indices((23, 24)).sum(axis=0) % 2).astype(np.uint8)
    grid[rng.integers(0, 23, 10), rng.integers(0, 24, 10)] = 0
    return {"grid": grid, "connectivity": 4}


def speckle(rng):
    """Random foreground on about half of the pixels, in both connectivities."""
    height, width = (int(k) for k in rng.integers(8, 11, 2))
    grid = (rng.random((height, width)) < 0.5).astype(np.uint8)
    return {"grid": np.asfortranarray(grid), "connectivity": int(rng.choice([4, 8]))}
