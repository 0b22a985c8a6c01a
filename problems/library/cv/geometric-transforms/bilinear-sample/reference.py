"""Bilinear interpolation at scattered points."""

import numpy as np


def bilinear(img, ys, xs, fill):
    """Return the mixture of the four pixels around each point, `fill` outside."""
    h, w = img.shape
    inside = (ys >= 0) & (ys <= h - 1) & (xs >= 0) & (xs <= w - 1)
    y, x = ys[inside], xs[inside]
    top, left = np.floor(y).astype(np.int64), np.floor(x).astype(np.int64)
    # On the last row and column the second neighbour has the weight 0, so any pixel will do.
    bottom, right = np.minimum(top + 1, h - 1), np.minimum(left + 1, w - 1)
    down, along = y - top, x - left
    upper = (1 - along) * img[top, left] + along * img[top, right]
    lower = (1 - along) * img[bottom, left] + along * img[bottom, right]
    out = np.full(len(ys), fill, dtype=np.float64)
    out[inside] = (1 - down) * upper + down * lower
    return out
