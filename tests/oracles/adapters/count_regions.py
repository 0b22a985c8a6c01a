"""skimage.measure.label"""

from skimage import measure


def count_regions(grid):
    if grid.size == 0:
        return 0, 0  # label refuses an image without pixels
    # connectivity counts the axes along which a step may go at once: 1 is edges, 2 adds corners.
    return tuple(int(measure.label(grid, connectivity=axes).max()) for axes in (1, 2))
