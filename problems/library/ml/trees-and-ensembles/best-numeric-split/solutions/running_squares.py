"""Running sums of squares

Moving one sample of class c from right to left changes the two sums of squared counts by
2 l + 1 and -(2 r - 1). Nothing else is needed, so a threshold costs a few operations on integers.
"""

import math

import numpy as np


def best_split(X, y, min_leaf):
    n, d = X.shape
    labels = y.tolist()
    counts = np.bincount(y, minlength=10).tolist()
    whole = sum(count * count for count in counts)
    best, best_key = (-1, math.nan, 0.0), -math.inf
    for feature in range(d):
        column = X[:, feature]
        order = np.argsort(column, kind="stable").tolist()
        values = np.sort(column).tolist()
        lefts, rights = [0] * 10, counts[:]
        left, right = 0, whole
        for size, sample in enumerate(order[:-1], 1):
            label = labels[sample]
            left += 2 * lefts[label] + 1
            right -= 2 * rights[label] - 1
            lefts[label] += 1
            rights[label] -= 1
            if values[size - 1] == values[size] or not min_leaf <= size <= n - min_leaf:
                continue
            # The decrease, up to a constant: the two sums of squares over their sizes.
            key = (left / size + right / (n - size)) / n
            if key > best_key + 1e-12:
                best_key = key
                best = (feature, (values[size - 1] + values[size]) / 2, key - whole / (n * n))
    return best
