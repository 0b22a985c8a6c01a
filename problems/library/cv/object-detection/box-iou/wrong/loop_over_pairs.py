"""You visit every pair in a Python loop. For 2000 by 2000 boxes that is four million visits: let arrays do one of the two loops, or both."""
# expect: time_limit_exceeded in edges
# hint: 4

import numpy as np


def iou_matrix(A, B):
    iou, giou = np.zeros((len(A), len(B))), np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            a, b = A[i], B[j]
            w = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
            h = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
            union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h
            hull = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
            if union > 0:
                iou[i, j] = w * h / union
            if hull > 0:
                giou[i, j] = iou[i, j] - (hull - union) / hull
    return iou, giou
