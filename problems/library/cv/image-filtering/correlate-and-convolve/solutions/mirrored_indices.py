"""Shift and add, with mirrored indices

A position beyond the border is folded back: positions repeat after twice the length, and the
second half of that period runs backwards. Each kernel entry then takes one picked copy.
"""

import numpy as np


def filter2d(img, ker, convolve):
    height, width = img.shape
    a, b = ker.shape
    out = np.zeros((height, width))
    for u in range(a):
        for v in range(b):
            # In a convolution the kernel's entry meets the pixel on the opposite side.
            down, right = u - a // 2, v - b // 2
            if convolve:
                down, right = -down, -right
            rows = _folded(np.arange(height) + down, height)
            columns = _folded(np.arange(width) + right, width)
            out += ker[u, v] * img[np.ix_(rows, columns)]
    return out


def _folded(places, length):
    places = places % (2 * length)
    return np.where(places < length, places, 2 * length - 1 - places)
