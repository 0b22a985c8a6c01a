"""You mix fill in as if the image went on with it. A point within the last pixels is outside or inside, never half of each."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    framed = np.pad(img, 1, constant_values=fill)
    inside = (ys > -1) & (ys < h) & (xs > -1) & (xs < w)
    y, x = np.where(inside, ys, 0.0) + 1, np.where(inside, xs, 0.0) + 1
    i, j = np.floor(y).astype(int), np.floor(x).astype(int)
    a, b = y - i, x - j
    top = (1 - b) * framed[i, j] + b * framed[i, j + 1]
    low = (1 - b) * framed[i + 1, j] + b * framed[i + 1, j + 1]
    return np.where(inside, (1 - a) * top + a * low, fill)
