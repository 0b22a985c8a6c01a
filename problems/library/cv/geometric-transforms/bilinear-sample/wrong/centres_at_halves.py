"""You place pixel centres at halves, and every point is read half a pixel off. The centre of pixel (i, j) is y = i, x = j."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    inside = (ys >= 0) & (ys <= h - 1) & (xs >= 0) & (xs <= w - 1)
    y, x = (np.where(inside, np.clip(v - 0.5, 0, None), 0.0) for v in (ys, xs))
    i, j = np.floor(y).astype(int), np.floor(x).astype(int)
    a, b = y - i, x - j
    i2, j2 = np.minimum(i + 1, h - 1), np.minimum(j + 1, w - 1)
    top = (1 - b) * img[i, j] + b * img[i, j2]
    low = (1 - b) * img[i2, j] + b * img[i2, j2]
    return np.where(inside, (1 - a) * top + a * low, fill)
