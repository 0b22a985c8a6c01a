"""Otsu's threshold, with exact fractions."""

from fractions import Fraction

import numpy as np


def otsu(img):
    """Return the smallest threshold of the largest between-class variance."""
    values = np.unique(img).tolist()
    if len(values) == 1:
        return min(values[0], 254)
    # The smallest of equal thresholds is always a value that occurs; max takes the first.
    return max(values[:-1], key=lambda t: _between(img, t))


def _between(img, t):
    """Counts times squared distance of the means of the pixels <= t and > t."""
    lower, upper = img[img <= t], img[img > t]
    difference = Fraction(int(lower.sum()), lower.size) - Fraction(int(upper.sum()), upper.size)
    return lower.size * upper.size * difference**2
