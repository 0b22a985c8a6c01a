"""Your second row or column is read beyond the image for points on the last one. It has weight 0 there, but it must exist."""
# expect: runtime_error in hidden
# hint: 3

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    inside = (ys >= 0) & (ys <= h - 1) & (xs >= 0) & (xs <= w - 1)
    y, x = np.where(inside, ys, 0.0), np.where(inside, xs, 0.0)
    i, j = np.floor(y).astype(int), np.floor(x).astype(int)
    a, b = y - i, x - j
    i2, j2 = i + 1, j + 1
    top = (1 - b) * img[i, j] + b * img[i, j2]
    low = (1 - b) * img[i2, j] + b * img[i2, j2]
    return np.where(inside, (1 - a) * top + a * low, fill)
