"""You add up sizes at the pixels you join instead of at their roots. Only a root knows the size of its set: look up both roots first, then add the one's size to the other's."""
# expect: wrong_answer in hidden
# hint: 4


def largest_region(grid):
    height, width = grid.shape
    pixels = [(r, c) for r in range(height) for c in range(width) if grid[r, c] == 1]
    parent = {pixel: pixel for pixel in pixels}
    size = {pixel: 1 for pixel in pixels}

    def find(pixel):
        while parent[pixel] != pixel:
            pixel = parent[pixel]
        return pixel

    for r, c in pixels:
        for neighbour in ((r - 1, c), (r, c - 1)):
            if neighbour in parent and find(neighbour) != find((r, c)):
                parent[find((r, c))] = find(neighbour)
                size[neighbour] += size[(r, c)]
    return max(size.values(), default=0)
