"""The grid, and the size of the region that each pixel belongs to."""

import numpy as np


def draw_input(inputs):
    """The ones of the grid, and the same with sizes in place of ones."""
    grid = inputs["grid"]
    sizes = region_sizes(grid)
    return [
        ("grid", grid, f"{int((grid == 1).sum())} of {grid.size} cells hold a 1."),
        ("size of its region", sizes, f"The largest region has {sizes.max(initial=0)} cells."),
    ]


def region_sizes(grid):
    """For each cell with a 1 the size of its region, 0 elsewhere."""
    sizes = np.zeros(grid.shape, int)
    for start in map(tuple, np.argwhere(grid == 1)):
        if sizes[start]:
            continue
        region, waiting = {start}, [start]
        while waiting:
            r, c = waiting.pop()
            for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                inside = 0 <= near[0] < grid.shape[0] and 0 <= near[1] < grid.shape[1]
                if inside and grid[near] == 1 and near not in region:
                    region.add(near)
                    waiting.append(near)
        rows, columns = zip(*region, strict=True)
        sizes[list(rows), list(columns)] = len(region)
    return sizes
