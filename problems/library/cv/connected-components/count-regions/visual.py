"""The regions of a grid, each with a colour and a number of its own, at both connectivities."""

import numpy as np

EDGES = ((0, 1), (1, 0), (0, -1), (-1, 0))
CORNERS = ((1, 1), (1, -1), (-1, 1), (-1, -1))


def draw_input(inputs):
    """The grid twice: regions through edges, regions through corners too."""
    grid = inputs["grid"]
    panels = []
    for name, directions in (("through edges", EDGES), ("through corners too", EDGES + CORNERS)):
        labels = label(grid, directions)
        text = f"Regions {name}: {labels.max(initial=0)}, each in one colour."
        panels.append((name, labels, text))
    return panels


def label(grid, directions):
    """Number the regions in the order of their first pixels, row by row."""
    labels = np.zeros(grid.shape, int)
    count = 0
    for start in map(tuple, np.argwhere(grid == 1)):
        if labels[start]:
            continue
        count += 1
        labels[start], waiting = count, [start]
        while waiting:
            r, c = waiting.pop()
            for dr, dc in directions:
                near = (r + dr, c + dc)
                inside = 0 <= near[0] < grid.shape[0] and 0 <= near[1] < grid.shape[1]
                if inside and grid[near] == 1 and not labels[near]:
                    labels[near] = count
                    waiting.append(near)
    return labels
