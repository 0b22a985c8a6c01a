"""You add a small number to a divisor so that it is never 0. It changes the other quotients too; divide as it stands, and treat a divisor of 0 apart."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def iou_matrix(A, B):
    rows = [row(a, B) for a in A]
    iou = np.array([r[0] for r in rows]).reshape(len(A), len(B))
    return iou, np.array([r[1] for r in rows]).reshape(len(A), len(B))


def row(a, B):
    b = B
    low, high = np.maximum(a[..., :2], b[..., :2]), np.minimum(a[..., 2:], b[..., 2:])
    side = np.maximum(high - low, 0)
    inter = side[..., 0] * side[..., 1]
    size = lambda x: (x[..., 2] - x[..., 0]) * (x[..., 3] - x[..., 1])  # noqa: E731
    union = size(a) + size(b) - inter
    outer = np.maximum(a[..., 2:], b[..., 2:]) - np.minimum(a[..., :2], b[..., :2])
    hull = outer[..., 0] * outer[..., 1]
    iou = inter / (union + 1e-6)
    giou = iou - np.divide(hull - union, hull, out=np.zeros(len(B)), where=hull != 0)
    return iou, np.where(hull == 0, 0.0, giou)
