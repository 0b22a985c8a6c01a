"""You let width and height of the intersection be negative. Boxes that are apart do not intersect: a side below 0 counts as 0."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def iou_matrix(A, B):
    rows = [row(a, B) for a in A]
    iou = np.array([r[0] for r in rows]).reshape(len(A), len(B))
    return iou, np.array([r[1] for r in rows]).reshape(len(A), len(B))


def row(a, B):
    b = B
    low, high = np.maximum(a[..., :2], b[..., :2]), np.minimum(a[..., 2:], b[..., 2:])
    side = high - low
    inter = side[..., 0] * side[..., 1]
    size = lambda x: (x[..., 2] - x[..., 0]) * (x[..., 3] - x[..., 1])  # noqa: E731
    union = size(a) + size(b) - inter
    outer = np.maximum(a[..., 2:], b[..., 2:]) - np.minimum(a[..., :2], b[..., :2])
    hull = outer[..., 0] * outer[..., 1]
    iou = np.divide(inter, union, out=np.zeros(len(B)), where=union != 0)
    giou = iou - np.divide(hull - union, hull, out=np.zeros(len(B)), where=hull != 0)
    return iou, np.where(hull == 0, 0.0, giou)
