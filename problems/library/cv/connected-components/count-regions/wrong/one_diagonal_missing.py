"""Your 8-connectivity joins corners in one slope only. A pixel has two corner neighbours below it, one on the left and one on the right."""
# expect: wrong_answer in hidden


def count_regions(grid):
    h, w = grid.shape
    parent = {(r, c): (r, c) for r in range(h) for c in range(w) if grid[r, c] == 1}

    def find(p):
        while parent[p] != p:
            p = parent[p]
        return p

    def merge(offsets):
        for r, c in list(parent):
            for dr, dc in offsets:
                if (r + dr, c + dc) in parent:
                    parent[find((r, c))] = find((r + dr, c + dc))
        return len({find(p) for p in parent})

    four = merge([(-1, 0), (0, -1)])
    eight = merge([(-1, -1)])
    return four, eight
