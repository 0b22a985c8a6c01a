"""All pairs by broadcasting

A new axis of length one lets every comparison meet every pair; each of the four coordinates is
an array of its own, so nothing larger than n by m is ever made.
"""

import numpy as np


def iou_matrix(A, B):
    left, top, right, bottom = A.T[:, :, None]
    u1, v1, u2, v2 = B.T[:, None, :]
    width = np.clip(np.minimum(right, u2) - np.maximum(left, u1), 0.0, None)
    shared = width * np.clip(np.minimum(bottom, v2) - np.maximum(top, v1), 0.0, None)
    union = (right - left) * (bottom - top) + (u2 - u1) * (v2 - v1) - shared
    hull = np.maximum(right, u2) - np.minimum(left, u1)
    hull *= np.maximum(bottom, v2) - np.minimum(top, v1)
    some, wide = union > 0, hull > 0
    iou, giou = np.zeros_like(shared), np.zeros_like(shared)
    np.divide(shared, union, out=iou, where=some)
    np.divide(union, hull, out=giou, where=wide)
    giou[wide] += iou[wide] - 1.0
    return iou, giou
