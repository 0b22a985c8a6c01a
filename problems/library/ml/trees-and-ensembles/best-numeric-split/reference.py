"""The best split of a classification tree, one sorted pass a feature."""

import numpy as np


def best_split(X, y, min_leaf):
    """Return feature, threshold and Gini decrease; (-1, nan, 0.0) without a valid threshold."""
    best = (-1, float("nan"), 0.0)
    if len(y) == 0:
        return best
    for feature in range(X.shape[1]):
        thresholds, decreases = _splits(X[:, feature], y, min_leaf)
        if len(thresholds) == 0:
            continue
        first = np.flatnonzero(decreases >= decreases.max() - 1e-12)[0]
        if best[0] < 0 or decreases[first] > best[2] + 1e-12:
            best = (feature, float(thresholds[first]), float(decreases[first]))
    return best


def _splits(x, y, min_leaf):
    """Valid thresholds of one feature, ascending, and the decrease of each."""
    n = len(x)
    order = np.argsort(x)
    x, one_hot = x[order], y[order, None] == np.arange(10)
    left = np.cumsum(one_hot, axis=0)  # row i: class counts of the i + 1 smallest samples
    total = one_hot.sum(axis=0)
    sizes = np.arange(1, n + 1)
    valid = np.flatnonzero((sizes >= min_leaf) & (n - sizes >= min_leaf))
    valid = valid[x[valid] < x[valid + 1]]
    left, n_left = left[valid], sizes[valid]
    children = n_left * _gini(left, n_left) + (n - n_left) * _gini(total - left, n - n_left)
    return (x[valid] + x[valid + 1]) / 2, _gini(total, n) - children / n


def _gini(counts, size):
    """One minus the sum of squared shares."""
    return 1 - (counts**2).sum(axis=-1) / size**2
