"""You visit the points one by one in Python, which takes too long for a million. Every step of the formula works on whole arrays."""
# expect: time_limit_exceeded in edges
# hint: 4

import math

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    out = np.empty(len(ys))
    for k in range(len(ys)):
        y, x = ys[k], xs[k]
        if not (0 <= y <= h - 1 and 0 <= x <= w - 1):
            out[k] = fill
            continue
        i, j = math.floor(y), math.floor(x)
        a, b = y - i, x - j
        i2, j2 = min(i + 1, h - 1), min(j + 1, w - 1)
        top = (1 - b) * img[i, j] + b * img[i, j2]
        low = (1 - b) * img[i2, j] + b * img[i2, j2]
        out[k] = (1 - a) * top + a * low
    return out
