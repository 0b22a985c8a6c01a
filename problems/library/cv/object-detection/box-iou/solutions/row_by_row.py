"""One box of A against all of B

A loop over one set and arrays over the other: no array has more than one axis of boxes, so the
intermediate results stay in the cache.
"""

import numpy as np


def iou_matrix(A, B):
    iou, giou = np.zeros((len(A), len(B))), np.zeros((len(A), len(B)))
    left, top, right, bottom = B.T.copy()
    areas = (right - left) * (bottom - top)
    for i, (x1, y1, x2, y2) in enumerate(A.tolist()):
        width = np.minimum(x2, right) - np.maximum(x1, left)
        height = np.minimum(y2, bottom) - np.maximum(y1, top)
        shared = np.clip(width, 0.0, None) * np.clip(height, 0.0, None)
        union = (x2 - x1) * (y2 - y1) + areas - shared
        hull = (np.maximum(x2, right) - np.minimum(x1, left)) * (
            np.maximum(y2, bottom) - np.minimum(y1, top)
        )
        some, wide = union > 0, hull > 0
        iou[i, some] = shared[some] / union[some]
        giou[i, wide] = iou[i, wide] - 1.0 + union[wide] / hull[wide]
    return iou, giou
