"""You exchange the two fractions. The fraction of y weights the rows and that of x the columns."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    inside = (ys >= 0) & (ys <= h - 1) & (xs >= 0) & (xs <= w - 1)
    y, x = np.where(inside, ys, 0.0), np.where(inside, xs, 0.0)
    i, j = np.floor(y).astype(int), np.floor(x).astype(int)
    b, a = y - i, x - j
    i2, j2 = np.minimum(i + 1, h - 1), np.minimum(j + 1, w - 1)
    top = (1 - b) * img[i, j] + b * img[i, j2]
    low = (1 - b) * img[i2, j] + b * img[i2, j2]
    return np.where(inside, (1 - a) * top + a * low, fill)
