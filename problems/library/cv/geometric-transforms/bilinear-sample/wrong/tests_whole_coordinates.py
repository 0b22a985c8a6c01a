"""You test whole coordinates: cut off, −0.4 becomes 0 and h − 0.6 becomes h − 1, and both look inside. Test y and x before you round them."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    r, c = np.trunc(ys), np.trunc(xs)
    inside = (r >= 0) & (r <= h - 1) & (c >= 0) & (c <= w - 1)
    y, x = np.where(inside, ys, 0.0), np.where(inside, xs, 0.0)
    i, j = y.astype(int), x.astype(int)
    a, b = np.abs(y - i), np.abs(x - j)
    i2, j2 = np.minimum(i + 1, h - 1), np.minimum(j + 1, w - 1)
    top = (1 - b) * img[i, j] + b * img[i, j2]
    low = (1 - b) * img[i2, j] + b * img[i2, j2]
    return np.where(inside, (1 - a) * top + a * low, fill)
