"""Pairwise intersection over union, and its generalisation by the hull."""

import numpy as np


def iou_matrix(A, B):
    """Return IoU and GIoU of every box of `A` with every box of `B`."""
    a, b = A[:, None, :], B[None, :, :]
    low, high = np.maximum(a[..., :2], b[..., :2]), np.minimum(a[..., 2:], b[..., 2:])
    intersection = np.maximum(high - low, 0.0).prod(axis=-1)
    union = _area(a) + _area(b) - intersection
    outer = np.maximum(a[..., 2:], b[..., 2:]) - np.minimum(a[..., :2], b[..., :2])
    hull = outer.prod(axis=-1)
    iou = _quotient(intersection, union)
    giou = np.where(hull > 0, iou - _quotient(hull - union, hull), 0.0)
    return iou, giou


def _area(boxes):
    """The area of each box."""
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])


def _quotient(top, bottom):
    """The quotient, 0 where the divisor is 0."""
    return np.divide(top, bottom, out=np.zeros(top.shape), where=bottom > 0)
