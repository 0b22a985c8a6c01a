"""Your regions are numbered by the provisional label that survived the merges. The first pixel in reading order decides, so number them in a second scan."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def label(grid, connectivity):
    h, w = grid.shape
    out = np.zeros((h, w), dtype=np.int64)
    parent = [0]

    def find(k):
        while parent[k] != k:
            k = parent[k]
        return k

    for r in range(h):
        for c in range(w):
            if grid[r, c] == 0:
                continue
            seen = []
            if c > 0 and out[r, c - 1]:
                seen.append(find(out[r, c - 1]))
            if r > 0:
                for x in (c - 1, c, c + 1) if connectivity == 8 else (c,):
                    if 0 <= x < w and out[r - 1, x]:
                        seen.append(find(out[r - 1, x]))
            if not seen:
                parent.append(len(parent))
                out[r, c] = len(parent) - 1
            else:
                out[r, c] = max(seen)
                for k in seen:
                    parent[k] = max(seen)
    for r in range(h):
        for c in range(w):
            out[r, c] = find(out[r, c])
    _, ranks = np.unique(np.append(0, out.ravel()), return_inverse=True)
    return ranks[1:].reshape(h, w).astype(np.int64)
