"""Plain numbers and lists

The rule as it is told, without arrays; the sort key holds score and index together.
"""

import numpy as np


def nms(boxes, scores, iou):
    rows, points = boxes.tolist(), scores.tolist()
    kept = []
    for i in sorted(range(len(rows)), key=lambda i: (-points[i], i)):
        x1, y1, x2, y2 = rows[i]
        for j in kept:
            u1, v1, u2, v2 = rows[j]
            width, height = min(x2, u2) - max(x1, u1), min(y2, v2) - max(y1, v1)
            if width <= 0 or height <= 0:
                continue
            shared = width * height
            union = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - shared
            if shared / union > iou:
                break
        else:
            kept.append(i)
    return np.array(kept, dtype=np.int64)
