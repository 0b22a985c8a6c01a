"""The overlap of two intervals from their hull

On each axis the two lengths add up to hull plus overlap, where a negative overlap is the gap
between them. So one maximum and one minimum an axis are enough.
"""

import numpy as np


def iou_matrix(A, B):
    shape = (len(A), len(B))
    shared, hull = np.ones(shape), np.ones(shape)
    for axis in (0, 1):
        stretch = np.maximum.outer(A[:, axis + 2], B[:, axis + 2])
        stretch -= np.minimum.outer(A[:, axis], B[:, axis])
        both = np.add.outer(A[:, axis + 2] - A[:, axis], B[:, axis + 2] - B[:, axis])
        hull *= stretch
        shared *= np.maximum(both - stretch, 0.0)
    union = np.add.outer(
        (A[:, 2] - A[:, 0]) * (A[:, 3] - A[:, 1]), (B[:, 2] - B[:, 0]) * (B[:, 3] - B[:, 1])
    )
    union -= shared
    # A divisor of 0 only occurs below a numerator of 0, so any other divisor gives the 0.
    iou = shared / np.where(union > 0, union, 1.0)
    spare = (hull - union) / np.where(hull > 0, hull, 1.0)
    return iou, iou - spare
