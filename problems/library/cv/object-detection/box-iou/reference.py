"""Pairwise intersection over union, and its generalisation by the hull."""

import numpy as np


def iou_matrix(A, B):
    """Return IoU and GIoU of every box of `A` with every box of `B`."""
    iou, giou = np.zeros((len(A), len(B))), np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        iou[i], giou[i] = _with_each(a, B)
    return iou, giou


def _with_each(a, B):
    """IoU and GIoU of one box with each box of `B`."""
    low, high = np.maximum(a[:2], B[:, :2]), np.minimum(a[2:], B[:, 2:])
    intersection = _product(np.maximum(high - low, 0.0))
    union = _product(a[None, 2:] - a[None, :2]) + _product(B[:, 2:] - B[:, :2]) - intersection
    hull = _product(np.maximum(a[2:], B[:, 2:]) - np.minimum(a[:2], B[:, :2]))
    iou = _quotient(intersection, union)
    return iou, iou - _quotient(hull - union, hull)


def _product(sides):
    """Width times height."""
    return sides[:, 0] * sides[:, 1]


def _quotient(top, bottom):
    """The quotient, 0 where the divisor is 0."""
    return np.divide(top, bottom, out=np.zeros(len(top)), where=bottom > 0)
