"""The best box clears the rest

Take the best candidate, compare it with all the others in one go, and go on with those that
survive. A box is compared only while it is still in the race.
"""

import numpy as np


def nms(boxes, scores, iou):
    rest = np.argsort(-scores, kind="stable")
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    kept = []
    while len(rest):
        best, rest = rest[0], rest[1:]
        kept.append(best)
        low = np.maximum(boxes[best, :2], boxes[rest, :2])
        high = np.minimum(boxes[best, 2:], boxes[rest, 2:])
        width, height = np.clip(high - low, 0.0, None).T
        shared = width * height
        union = area[best] + area[rest] - shared
        quotient = np.divide(shared, union, out=np.zeros(len(rest)), where=union > 0)
        rest = rest[quotient <= iou]
    return np.array(kept, dtype=np.int64)
