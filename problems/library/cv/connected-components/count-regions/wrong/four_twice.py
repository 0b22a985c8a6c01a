"""Both of your counts are those at 4-connectivity. For the second one pixels that touch at a corner belong together too."""
# expect: wrong_answer in hidden


def count_regions(grid):
    h, w = grid.shape
    left = {(r, c) for r in range(h) for c in range(w) if grid[r, c] == 1}
    regions = 0
    while left:
        regions += 1
        stack = [left.pop()]
        while stack:
            r, c = stack.pop()
            for dr, dc in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
                p = (r + dr, c + dc)
                if p in left:
                    left.remove(p)
                    stack.append(p)
    return regions, regions
