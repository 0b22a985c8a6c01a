"""You also measure regions of zeros. Zeros are background: only regions of ones count."""
# expect: wrong_answer in hidden


def largest_region(grid):
    height, width = grid.shape
    left = {(r, c) for r in range(height) for c in range(width)}
    best = 0
    while left:
        start = left.pop()
        stack, count = [start], 0
        while stack:
            r, c = stack.pop()
            count += 1
            for neighbour in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if neighbour in left and grid[neighbour] == grid[start]:
                    left.remove(neighbour)
                    stack.append(neighbour)
        best = max(best, count)
    return best
