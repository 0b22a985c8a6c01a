"""You add 1 to each side, as if the corners were whole pixels that belong to the box. The sides are x2 − x1 and y2 − y1."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def nms(boxes, scores, iou):
    order = np.argsort(-scores, kind="stable")
    kept = []
    for i in order:
        if all(overlap(boxes[i], boxes[j]) <= iou for j in kept):
            kept.append(i)
    return np.array(kept, dtype=np.int64)


def overlap(a, b):
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]) + 1)
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]) + 1)
    shared = width * height
    union = area(a) + area(b) - shared
    return shared / union if union > 0 else 0.0


def area(box):
    return (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
