"""Count and sum carried along

One histogram, then 255 steps: in each the pixels of one value change sides. Two fractions are
compared by cross-multiplication, so nothing is ever rounded.
"""

import numpy as np


def otsu(img):
    count = np.bincount(img.ravel(), minlength=256).tolist()
    n1, sum1 = img.size, sum(value * pixels for value, pixels in enumerate(count))
    if max(count) == n1:
        return min(sum1 // n1, 254)
    n0 = sum0 = 0
    top, bottom, threshold = 0, 1, 0
    for t in range(255):
        n0, n1 = n0 + count[t], n1 - count[t]
        sum0, sum1 = sum0 + t * count[t], sum1 - t * count[t]
        square = (sum0 * n1 - sum1 * n0) ** 2
        if square * bottom > top * n0 * n1:
            top, bottom, threshold = square, n0 * n1, t
    return threshold
