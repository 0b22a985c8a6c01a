"""Cases for flood fill: leaks at corners, separate islands, borders, open fields, same value."""

import numpy as np


def samples():
    yield (
        {
            "img": [[1, 1, 0], [1, 0, 1], [0, 1, 1]],
            "row": 0,
            "col": 0,
            "value": 7,
            "connectivity": 4,
        },
        "Three ones hang together at the top left. The ones at the bottom right touch them at "
        "corners only, which does not count here.",
        [[7, 7, 0], [7, 0, 1], [0, 1, 1]],
    )
    yield (
        {
            "img": [[1, 1, 0], [1, 0, 1], [0, 1, 1]],
            "row": 0,
            "col": 0,
            "value": 7,
            "connectivity": 8,
        },
        "With corners, row 0, column 1 touches row 1, column 2, and all six ones are one region.",
        [[7, 7, 0], [7, 0, 7], [0, 7, 7]],
    )
    yield (
        {"img": [[4, 4, 2]], "row": 0, "col": 1, "value": 4, "connectivity": 4},
        "The seed has the value 4 already: nothing changes.",
        [[4, 4, 2]],
    )


def edges():
    yield {"img": [[-1000]], "row": 0, "col": 0, "value": 1000, "connectivity": 8}
    tall = np.zeros((1000, 2), np.int64)
    tall[::4, 0] = tall[2::4, 1] = 5
    yield {"img": tall, "row": 999, "col": 0, "value": -3, "connectivity": 4}
    stripes = np.zeros((3, 1000), np.int64)
    stripes[:, ::2] = 1
    wide = np.asfortranarray(stripes)
    yield {"img": wide, "row": 1, "col": 500, "value": 2, "connectivity": 8}
    field = np.indices((8, 14)).sum(axis=0) % 4
    yield {  # a view into a larger array
        "img": field[::2, ::-2],
        "row": 0,
        "col": 3,
        "value": 9,
        "connectivity": 8,
    }


def corner_leak(rng, connectivity=4):
    """Rectangles of one value in a staircase: they touch at corners only."""
    heights, widths = rng.integers(1, 4, 3), rng.integers(2, 4, 3)
    image = rng.integers(3, 6, (heights.sum(), widths.sum()))
    top = left = 0
    for height, width in zip(heights, widths, strict=True):
        image[top : top + height, left : left + width] = 1
        top, left = top + height, left + width
    image = image if rng.random() < 0.5 else image[::-1, ::-1]
    found = np.argwhere(image == 1)
    row, col = (int(k) for k in found[rng.integers(0, len(found))])
    return {"img": image, "row": row, "col": col, "value": 8, "connectivity": connectivity}


def islands(rng):
    """The same value again behind a moat, and pixels of the new value in the region's way."""
    image = np.full((6, 9), 2)
    image[:, 4] = int(rng.integers(5, 8))
    image[int(rng.integers(0, 6)), 2:4] = 9
    image[rng.integers(0, 6, 2), 0] = 3
    row, col = (int(k) for k in rng.choice(np.argwhere(image == 2)))
    connectivity = 8 if rng.random() < 0.5 else 4
    return {"img": image, "row": row, "col": col, "value": 9, "connectivity": connectivity}


def across_the_border(rng):
    """A region at the first row and column, and the same value at the last ones."""
    height, width = (int(k) for k in rng.integers(5, 8, 2))
    image = rng.integers(4, 6, (height, width))
    image[0, :2] = image[1, 0] = 0
    image[-1, :] = image[:, -1] = 0
    image[0, -2] = image[-2, 0] = 6
    image[0, -1] = image[-1, 0] = 0
    return {"img": image, "row": 0, "col": 0, "value": int(rng.integers(1, 4)), "connectivity": 4}


def open_field(rng):
    """More than a thousand pixels in one piece: too many for nested calls."""
    height, width = int(rng.integers(34, 37)), int(rng.integers(34, 37))
    image = np.full((height, width), 3)
    image[rng.integers(2, height - 2, 4), rng.integers(2, width - 2, 4)] = 1
    return {"img": image, "row": 0, "col": width - 1, "value": 5, "connectivity": 4}


def same_value(rng):
    """Two neighbours that have the new value already: nothing to do, and nothing to wait for."""
    image = rng.integers(0, 5, (4, 5))
    row, col = (int(k) for k in rng.integers(1, 3, 2))
    image[row, col : col + 2] = 7
    return {"img": image, "row": row, "col": col, "value": 7, "connectivity": 4}
