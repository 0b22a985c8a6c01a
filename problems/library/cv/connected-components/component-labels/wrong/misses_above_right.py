"""For connectivity 8 your scan forgets the neighbour above right, so diagonals that rise to the right fall apart. Four neighbours come before a pixel."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def label(grid, connectivity):
    h, w = grid.shape
    out = np.zeros((h, w), dtype=np.int64)
    parent = [0]

    def find(k):
        while parent[k] != k:
            k = parent[k]
        return k

    before = [(0, -1), (-1, 0)] if connectivity == 4 else [(0, -1), (-1, 0), (-1, -1)]
    for r in range(h):
        for c in range(w):
            if grid[r, c] == 0:
                continue
            seen = []
            for dr, dc in before:
                if r + dr >= 0 and c + dc >= 0 and out[r + dr, c + dc]:
                    seen.append(find(out[r + dr, c + dc]))
            if not seen:
                parent.append(len(parent))
                out[r, c] = len(parent) - 1
            else:
                out[r, c] = min(seen)
                for k in seen:
                    parent[k] = min(seen)
    numbers = {}
    for r in range(h):
        for c in range(w):
            if out[r, c]:
                out[r, c] = numbers.setdefault(find(out[r, c]), len(numbers) + 1)
    return out
