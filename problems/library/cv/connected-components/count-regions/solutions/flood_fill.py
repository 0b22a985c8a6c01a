"""Flood fill with a stack

Every unseen one starts a region and marks all it reaches; an explicit stack, because long
regions would exceed the recursion limit.
"""

FOUR = ((-1, 0), (1, 0), (0, -1), (0, 1))
EIGHT = (*FOUR, (-1, -1), (-1, 1), (1, -1), (1, 1))


def count_regions(grid):
    return count(grid.tolist(), FOUR), count(grid.tolist(), EIGHT)


def count(rows, neighbours):
    regions = 0
    for top, row in enumerate(rows):
        for left, value in enumerate(row):
            if value:
                regions += 1
                erase(rows, top, left, neighbours)
    return regions


def erase(rows, top, left, neighbours):
    """Set the region around a one to zero."""
    rows[top][left] = 0
    stack = [(top, left)]
    while stack:
        r, c = stack.pop()
        for dr, dc in neighbours:
            y, x = r + dr, c + dc
            if 0 <= y < len(rows) and 0 <= x < len(rows[y]) and rows[y][x]:
                rows[y][x] = 0
                stack.append((y, x))
