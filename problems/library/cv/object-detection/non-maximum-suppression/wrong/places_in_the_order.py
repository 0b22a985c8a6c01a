"""Your result holds places in the sorted order. Return indices into the boxes as they were given."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def nms(boxes, scores, iou):
    order = np.argsort(-scores, kind="stable")
    kept = []
    for i in order:
        if all(overlap(boxes[i], boxes[j]) <= iou for j in kept):
            kept.append(i)
    return np.array([list(order).index(i) for i in kept], dtype=np.int64)


def overlap(a, b):
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared / union if union > 0 else 0.0
