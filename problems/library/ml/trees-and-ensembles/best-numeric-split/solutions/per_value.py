"""A table of classes for each value

Equal values belong together, so they are counted together: one row of class counts a distinct
value. Sums of rows from the top are the left side, what is missing is the right one.
"""

import numpy as np


def best_split(X, y, min_leaf):
    n = len(y)
    found = []
    classes, codes = np.unique(y, return_inverse=True)
    for feature, column in enumerate(X.T):
        values, places = np.unique(column, return_inverse=True)
        cells = np.bincount(
            places * len(classes) + codes, minlength=len(values) * len(classes)
        ).reshape(len(values), len(classes))
        left = cells.cumsum(axis=0)[:-1]
        right = cells.sum(axis=0) - left
        n_left, n_right = left.sum(axis=1), right.sum(axis=1)
        purity = (left**2).sum(axis=1) / np.maximum(n_left, 1)
        purity += (right**2).sum(axis=1) / np.maximum(n_right, 1)
        middles = (values[:-1] + values[1:]) / 2
        fits = np.flatnonzero((n_left >= min_leaf) & (n_right >= min_leaf))
        found += [(feature, middles[k], purity[k] / n) for k in fits.tolist()]
    if not found:
        return -1, float("nan"), 0.0
    parent = float((np.bincount(codes) / n) @ (np.bincount(codes) / n))
    most = max(purity for _, _, purity in found)
    feature, middle, purity = next(split for split in found if split[2] >= most - 1e-12)
    return feature, float(middle), float(purity) - parent
