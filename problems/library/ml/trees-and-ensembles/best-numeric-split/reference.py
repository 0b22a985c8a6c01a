"""The best split of a classification tree, one sorted pass a feature."""

import numpy as np


def best_split(X, y, min_leaf):
    """Return feature, threshold and Gini decrease; (-1, nan, 0.0) without a valid threshold."""
    found = [
        (feature, threshold, after)
        for feature, column in enumerate(X.T)
        for threshold, after in _splits(column, y, min_leaf)
    ]
    if not found:
        return -1, float("nan"), 0.0
    least = min(after for _, _, after in found)
    feature, threshold, after = next(split for split in found if split[2] <= least + 1e-12)
    return feature, threshold, float(_gini(np.bincount(y))) - after


def _splits(x, y, min_leaf):
    """Valid thresholds of one feature, ascending, each with the impurity that is left."""
    order = np.argsort(x)
    x = x[order]
    left = np.cumsum(y[order, None] == np.arange(10), axis=0)[:-1]  # class counts
    right = np.bincount(y, minlength=10) - left
    n_left, n_right = left.sum(axis=1), right.sum(axis=1)
    valid = (x[:-1] < x[1:]) & (n_left >= min_leaf) & (n_right >= min_leaf)
    after = (n_left * _gini(left) + n_right * _gini(right)) / len(y)
    middles = (x[:-1] + x[1:]) / 2
    return zip(middles[valid].tolist(), after[valid].tolist(), strict=True)


def _gini(counts):
    """One minus the sum of squared shares."""
    shares = counts / counts.sum(axis=-1, keepdims=True)
    return 1 - (shares**2).sum(axis=-1)
