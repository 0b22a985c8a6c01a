"""One matrix of all overlaps

Sorted by score, a box falls if a kept one above it overlaps it. The matrix of all pairs is made
once; then each row of a kept box marks what it drops.
"""

import numpy as np


def nms(boxes, scores, iou):
    order = np.lexsort((np.arange(len(scores)), -scores))
    left, top, right, bottom = boxes[order].T
    width = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    height = np.minimum.outer(bottom, bottom) - np.maximum.outer(top, top)
    shared = np.maximum(width, 0.0) * np.maximum(height, 0.0)
    area = (right - left) * (bottom - top)
    union = np.add.outer(area, area) - shared
    drops = shared / np.where(union > 0, union, 1.0) > iou
    alive = np.ones(len(order), dtype=bool)
    for place in range(len(order)):
        if alive[place]:
            alive[place + 1 :] &= ~drops[place, place + 1 :]
    return order[alive].astype(np.int64)
