"""Your numbers have gaps where provisional labels were merged away. Number the final regions 1, 2, 3 and so on."""
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
                out[r, c] = min(seen)
                for k in seen:
                    parent[k] = min(seen)
    for r in range(h):
        for c in range(w):
            out[r, c] = find(out[r, c])
    return out
