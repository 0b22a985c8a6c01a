"""You give each pixel the label of one neighbour and never join two labels that meet later. Where a pixel touches two labels they are one region and their counts belong together."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def largest_region(grid):
    height, width = grid.shape
    labels = np.zeros((height, width), dtype=int)
    counts = [0]
    for r in range(height):
        for c in range(width):
            if grid[r, c] == 1:
                above = labels[r - 1, c] if r > 0 else 0
                before = labels[r, c - 1] if c > 0 else 0
                if not above and not before:
                    counts.append(0)
                labels[r, c] = above or before or len(counts) - 1
                counts[labels[r, c]] += 1
    return max(counts)
