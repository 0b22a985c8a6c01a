"""You count each pixel that has no neighbour above or on the left. Two arms of a U start apart and meet later: then their regions have to be merged."""
# expect: wrong_answer in hidden


def count_regions(grid):
    h, w = grid.shape

    def count(offsets):
        regions = 0
        for r in range(h):
            for c in range(w):
                if grid[r, c] != 1:
                    continue
                seen = [
                    grid[r + dr, c + dc]
                    for dr, dc in offsets
                    if 0 <= r + dr and 0 <= c + dc < w
                ]
                if 1 not in seen:
                    regions += 1
        return regions

    return count([(-1, 0), (0, -1)]), count([(-1, 0), (0, -1), (-1, -1), (-1, 1)])
