"""You look at all samples again for every threshold, which is quadratic. Sort once for each feature; from one threshold to the next only one sample changes sides."""
# expect: time_limit_exceeded in edges
# hint: 3

import numpy as np


def best_split(X, y, min_leaf):
    n, d = X.shape
    best, top = (-1, float("nan"), 0.0), -np.inf
    for f in range(d):
        values = np.unique(X[:, f])
        for t in (values[:-1] + values[1:]) / 2:
            left = X[:, f] <= t
            nl = int(left.sum())
            if nl < min_leaf or n - nl < min_leaf:
                continue
            gain = gini(y) - nl / n * gini(y[left]) - (n - nl) / n * gini(y[~left])
            if gain > top + 1e-12:
                best, top = (f, float(t), float(gain)), gain
    return best


def gini(y):
    p = np.bincount(y) / len(y)
    return 1 - p @ p
