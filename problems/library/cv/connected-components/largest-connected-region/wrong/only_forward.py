"""You spread only to the right and downwards. A region can also turn left and up: follow all four directions."""
# expect: wrong_answer in hidden
# hint: 2


def largest_region(grid):
    height, width = grid.shape
    left = {(r, c) for r in range(height) for c in range(width) if grid[r, c] == 1}
    best = 0
    for start in sorted(left):
        if start not in left:
            continue
        left.remove(start)
        stack, count = [start], 0
        while stack:
            r, c = stack.pop()
            count += 1
            for neighbour in ((r, c + 1), (r + 1, c)):
                if neighbour in left:
                    left.remove(neighbour)
                    stack.append(neighbour)
        best = max(best, count)
    return best
