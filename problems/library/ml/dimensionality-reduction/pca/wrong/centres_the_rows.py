"""You subtract the mean of each row. Features are columns: subtract from each column its mean."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def pca(X, k):
    Z = X - X.mean(axis=1, keepdims=True)
    vals, vecs = np.linalg.eigh(Z.T @ Z / (len(X) - 1))
    order = np.argsort(vals)[::-1][:k]
    comps = vecs[:, order].T
    big = np.argmax(np.abs(comps) >= np.abs(comps).max(axis=1, keepdims=True) - 1e-9, axis=1)
    comps = comps * np.sign(comps[np.arange(k), big])[:, None]
    return comps, Z @ comps.T, vals[order]
