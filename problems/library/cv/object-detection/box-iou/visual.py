"""Both sets of boxes on a raster: how many boxes cover each place."""

import numpy as np

CELLS = 24


def draw_input(inputs):
    """The boxes of A, and those of B, within the same frame."""
    first, second = np.asarray(inputs["A"], float), np.asarray(inputs["B"], float)
    corners = np.concatenate([first, second]).reshape(-1, 2)
    if not len(corners):
        return []
    low, high = corners.min(axis=0), corners.max(axis=0)
    side = max(float((high - low).max()), 1e-9)
    frame = f"a square of side {side:.3g}, x to the right, y downwards"
    return [
        (name, covered(boxes, low, side), f"Boxes of {name}, {len(boxes)} in all, on {frame}.")
        for name, boxes in (("A", first), ("B", second))
    ]


def draw_answer(answer, inputs):
    """The two tables: a box of A for each row, a box of B for each column."""
    panels = []
    for name, table in zip(("IoU", "GIoU"), answer, strict=True):
        values = np.asarray(table, float)
        if values.size:
            text = f"{name} of each pair, from {values.min():.3g} to {values.max():.3g}."
            panels.append((name, values, text))
    return panels


def covered(boxes, low, side):
    """How many boxes hold the middle of each cell; a point or a line covers none."""
    middles = (np.arange(CELLS) + 0.5) / CELLS * side
    x, y = low[0] + middles, low[1] + middles
    count = np.zeros((CELLS, CELLS), int)
    for x1, y1, x2, y2 in boxes:
        count += np.outer((y1 <= y) & (y < y2), (x1 <= x) & (x < x2))
    return count
