"""Flood fill with a stack of pixels."""

EDGES = [(-1, 0), (1, 0), (0, -1), (0, 1)]
CORNERS = [(-1, -1), (-1, 1), (1, -1), (1, 1)]


def flood_fill(img, row, col, value, connectivity):
    """Return the image with the seed's region recoloured."""
    filled = img.copy()
    old = img[row, col]
    if old == value:
        return filled
    height, width = img.shape
    steps = EDGES if connectivity == 4 else EDGES + CORNERS
    filled[row, col] = value
    waiting = [(row, col)]
    while waiting:
        r, c = waiting.pop()
        for down, right in steps:
            y, x = r + down, c + right
            if 0 <= y < height and 0 <= x < width and filled[y, x] == old:
                filled[y, x] = value
                waiting.append((y, x))
    return filled
