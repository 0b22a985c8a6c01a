"""Two masks for each threshold

The definition without any sums carried along: divide the pixels, take counts and sums, compare
in whole numbers by cross-multiplication.
"""

import numpy as np


def otsu(img):
    if (img == img[0, 0]).all():
        return min(int(img[0, 0]), 254)
    pixels = img.astype(np.int64)
    top, bottom, threshold = 0, 1, 0
    for t in np.unique(img).tolist()[:-1]:
        lower = pixels <= t
        n0, n1 = int(lower.sum()), int((~lower).sum())
        s0, s1 = int(pixels[lower].sum()), int(pixels[~lower].sum())
        square = (s0 * n1 - s1 * n0) ** 2
        if square * bottom > top * n0 * n1:
            top, bottom, threshold = square, n0 * n1, t
    return threshold
