"""You return how many pixels the largest regions have. Return how many regions there are."""
# expect: wrong_answer in hidden


def largest(grid, neighbours):
    h, w = grid.shape
    left = {(r, c) for r in range(h) for c in range(w) if grid[r, c] == 1}
    best = 0
    while left:
        stack = [left.pop()]
        size = 0
        while stack:
            r, c = stack.pop()
            size += 1
            for dr, dc in neighbours:
                p = (r + dr, c + dc)
                if p in left:
                    left.remove(p)
                    stack.append(p)
        best = max(best, size)
    return best


def count_regions(grid):
    four = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    eight = four + [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    return largest(grid, four), largest(grid, eight)
