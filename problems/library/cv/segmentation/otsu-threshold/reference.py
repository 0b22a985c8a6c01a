"""Otsu's threshold, with exact fractions."""

from fractions import Fraction

import numpy as np


def otsu(img):
    """Return the smallest threshold of the largest between-class variance."""
    count = np.bincount(img.ravel(), minlength=256).tolist()
    pixels, total = img.size, int(img.sum(dtype=np.int64))
    if max(count) == pixels:
        return min(int(img[0, 0]), 254)
    best, threshold = Fraction(0), 0
    n0 = sum0 = 0
    for t in range(255):
        n0 += count[t]
        sum0 += t * count[t]
        n1 = pixels - n0
        if n0 == 0 or n1 == 0:
            continue
        difference = Fraction(sum0, n0) - Fraction(total - sum0, n1)
        between = n0 * n1 * difference**2
        if between > best:
            best, threshold = between, t
    return threshold
