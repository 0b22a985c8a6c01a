"""Cases for counting regions: corner contacts in both directions, late mergers, holes."""

import numpy as np


def samples():
    yield (
        {"grid": [[1, 1, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0], [1, 0, 0, 1]]},
        "Through edges only the two ones at the top left hang together, so there are 5 regions. "
        "Through corners a chain runs from them over row 1, column 2 and row 2, column 1 to row 3, "
        "column 0, first down to the right and then down to the left. Only the pixel at the bottom "
        "right stays apart: 2 regions.",
        (5, 2),
    )
    yield (
        {"grid": [[1, 1, 1], [1, 0, 1], [1, 1, 1]]},
        "One ring. The zero inside is background and counts as nothing.",
        (1, 1),
    )
    yield ({"grid": [[0, 0, 0]]}, "There is no 1, hence no region.", (0, 0))


def edges():
    yield {"grid": np.zeros((0, 6), np.uint8)}
    yield {"grid": np.zeros((4, 0), np.uint8)}
    yield {"grid": [[1]]}
    checkers = np.indices((14, 14)).sum(axis=0) % 2
    yield {"grid": np.asfortranarray(checkers.astype(np.uint8))}  # only corners touch
    wide = np.ones((9, 26), np.uint8)
    wide[:, [4, 12, 14]] = 0
    wide[4, 2:20] = 0
    yield {"grid": wide[::2, ::-2]}  # every second pixel of a larger image, mirrored
    yield {"grid": [[1], [1], [0], [1], [0], [0], [1]]}  # one column


def stairs(rng):
    """Rectangles that touch at corners, down to the right and down to the left, and lone pixels."""
    falling, rising = _staircase(rng), _staircase(rng)[:, ::-1]
    height, middle = max(len(falling), len(rising)), falling.shape[1]
    grid = np.zeros((height + 2, middle + 1 + rising.shape[1]), np.uint8)
    grid[: len(falling), :middle] = falling
    grid[: len(rising), middle + 1 :] = rising
    grid[-1, : 2 * int(rng.integers(0, 4)) : 2] = 1
    return {"grid": grid}


def rings(rng):
    """Rings inside of each other: as many regions of background as of foreground."""
    size = int(rng.integers(7, 11))
    grid = np.zeros((size, size + int(rng.integers(1, 4))), np.uint8)
    for k in range(0, (size + 1) // 2, 2):
        grid[k : size - k, k : grid.shape[1] - k] = 1
        grid[k + 1 : size - k - 1, k + 1 : grid.shape[1] - k - 1] = 0
    grid[0, int(rng.integers(2, size - 2))] = 0
    return {"grid": np.asfortranarray(grid)}


def combs(rng):
    """Teeth of different lengths that meet at the bottom only, and single pixels below."""
    teeth, height = int(rng.integers(3, 6)), int(rng.integers(5, 8))
    grid = np.zeros((height + 3, 2 * teeth + 1), np.uint8)
    for k in range(teeth):
        grid[height - int(rng.integers(3, height + 1)) : height, 2 * k + 1] = 1
    grid[height - 1, 1:] = 1
    grid[height + 1, :: int(rng.integers(2, 4))] = 1
    grid[height + 2, -1] = 1
    return {"grid": grid[:, ::-1] if rng.random() < 0.5 else grid}


def row_ends(rng):
    """Bars that end in the last column and bars that start in the first, a row lower."""
    pairs, width = int(rng.integers(2, 5)), int(rng.integers(7, 13))
    grid = np.zeros((3 * pairs, width), np.uint8)
    for k in range(pairs):
        grid[3 * k, width - int(rng.integers(2, 5)) :] = 1
        grid[3 * k + 1, : int(rng.integers(1, 3))] = 1
    return {"grid": grid}


def speckle(rng):
    """Random ones on somewhat less than half of the pixels."""
    height, width = (int(size) for size in rng.permutation(np.arange(9, 14))[:2])
    return {"grid": (rng.random((height, width)) < 0.42).astype(np.uint8)}


def _staircase(rng):
    """Two or three rectangles, each touching the next at one corner only."""
    heights, widths = rng.integers(1, 3, (2, int(rng.integers(2, 4))))
    block = np.zeros((heights.sum(), widths.sum()), np.uint8)
    top = left = 0
    for height, width in zip(heights, widths, strict=True):
        block[top : top + height, left : left + width] = 1
        top, left = top + height, left + width
    return block
