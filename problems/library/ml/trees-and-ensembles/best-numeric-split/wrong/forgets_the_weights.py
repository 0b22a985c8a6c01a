"""You add the impurities of the two sides without weights. Each counts by its share of the samples, n_L/n and n_R/n."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def best_split(X, y, min_leaf):
    n, d = X.shape
    best = (-1, float("nan"), 0.0)
    if n == 0:
        return best
    top = -np.inf
    for f in range(d):
        order = np.argsort(X[:, f], kind="stable")
        x, onehot = X[order, f], np.eye(10, dtype=np.int64)[y[order]]
        left = onehot.cumsum(axis=0)[:-1]
        right = onehot.sum(axis=0) - left
        nl = np.arange(1, n)
        nr = n - nl
        gl, gr = 1 - (left**2).sum(axis=1) / nl**2, 1 - (right**2).sum(axis=1) / nr**2
        gain = gini(y) - gl / 2 - gr / 2
        ok = (x[1:] > x[:-1]) & (nl >= min_leaf) & (nr >= min_leaf)
        if not ok.any():
            continue
        gain[~ok] = -np.inf
        k = int(np.argmax(gain >= gain.max() - 1e-12))
        if gain[k] > top + 1e-12:
            top = gain[k]
            best = (f, float((x[k] + x[k + 1]) / 2), float(top))
    return best


def gini(y):
    p = np.bincount(y, minlength=10) / len(y)
    return 1 - p @ p
