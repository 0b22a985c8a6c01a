"""You also count regions of zeros. Zeros are background: only regions of ones count."""
# expect: wrong_answer in hidden


def count(grid, neighbours):
    h, w = grid.shape
    left = {(r, c) for r in range(h) for c in range(w)}
    regions = 0
    while left:
        start = left.pop()
        regions += 1
        stack = [start]
        while stack:
            r, c = stack.pop()
            for dr, dc in neighbours:
                p = (r + dr, c + dc)
                if p in left and grid[p] == grid[start]:
                    left.remove(p)
                    stack.append(p)
    return regions


def count_regions(grid):
    four = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    eight = four + [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    return count(grid, four), count(grid, eight)
