"""You do not centre the columns. The first component then points from the origin to the mean instead of along the spread of the data."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def pca(X, k):
    cov = X.T @ X / (len(X) - 1)
    vals, vecs = np.linalg.eigh(cov)
    order = np.argsort(vals)[::-1][:k]
    comps = vecs[:, order].T
    big = np.argmax(np.abs(comps) >= np.abs(comps).max(axis=1, keepdims=True) - 1e-9, axis=1)
    comps = comps * np.sign(comps[np.arange(k), big])[:, None]
    return comps, X @ comps.T, vals[order]
