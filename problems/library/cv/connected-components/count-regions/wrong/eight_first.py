"""Your two counts stand in the other order. The count at 4-connectivity comes first; it is never the smaller one."""
# expect: wrong_answer in hidden


def count(grid, neighbours):
    h, w = grid.shape
    left = {(r, c) for r in range(h) for c in range(w) if grid[r, c] == 1}
    regions = 0
    while left:
        regions += 1
        stack = [left.pop()]
        while stack:
            r, c = stack.pop()
            for dr, dc in neighbours:
                p = (r + dr, c + dc)
                if p in left:
                    left.remove(p)
                    stack.append(p)
    return regions


def count_regions(grid):
    four = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    eight = four + [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    return count(grid, eight), count(grid, four)
