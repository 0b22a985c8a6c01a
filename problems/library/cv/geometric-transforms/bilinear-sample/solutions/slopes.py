"""A polynomial for each cell

Inside a cell the surface is p + a dy + b dx + c dx dy. Its four coefficients are differences of
the image, made once for all cells; a point then only evaluates its polynomial.
"""

import numpy as np


def bilinear(img, ys, xs, fill):
    h, w = img.shape
    # The slopes of the last row and column are never multiplied by anything but 0.
    down = np.diff(img, axis=0, append=img[-1:])
    right = np.diff(img, axis=1, append=img[:, -1:])
    twist = np.diff(down, axis=1, append=down[:, -1:])
    out = np.full(ys.shape, float(fill))
    inside = np.flatnonzero((ys >= 0) & (ys <= h - 1) & (xs >= 0) & (xs <= w - 1))
    dy, i = np.modf(ys[inside])
    dx, j = np.modf(xs[inside])
    cell = i.astype(int), j.astype(int)
    out[inside] = img[cell] + dy * down[cell] + dx * (right[cell] + dy * twist[cell])
    return out
