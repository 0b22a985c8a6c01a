"""Greedy non-maximum suppression, box after box."""

import numpy as np


def nms(boxes, scores, iou):
    """Return the indices of the boxes that are kept, in the order of their visit."""
    kept = []
    for i in np.argsort(-scores, kind="stable"):
        if all(_overlap(boxes[i], boxes[j]) <= iou for j in kept):
            kept.append(i)
    return np.array(kept, dtype=np.int64)


def _overlap(a, b):
    """Intersection over union of two boxes, 0 where the union is 0."""
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    intersection = np.maximum(sides, 0.0).prod()
    union = (a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod() - intersection
    return intersection / union if union > 0 else 0.0
