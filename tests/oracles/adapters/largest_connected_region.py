"""scipy.ndimage.label"""

import numpy as np
from scipy import ndimage


def largest_region(grid):
    # Without a structure, label joins pixels that share an edge.
    labels, _ = ndimage.label(grid)
    return int(np.bincount(labels.ravel(), minlength=1)[1:].max(initial=0))
