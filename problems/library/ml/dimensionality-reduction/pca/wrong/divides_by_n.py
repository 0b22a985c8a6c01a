"""Your variances have the divisor n. Here it is n − 1; the components are not affected."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def pca(X, k):
    Z = X - X.mean(axis=0)
    vals, vecs = np.linalg.eigh(Z.T @ Z / len(X))
    order = np.argsort(vals)[::-1][:k]
    comps = vecs[:, order].T
    big = np.argmax(np.abs(comps) >= np.abs(comps).max(axis=1, keepdims=True) - 1e-9, axis=1)
    comps = comps * np.sign(comps[np.arange(k), big])[:, None]
    return comps, Z @ comps.T, vals[order]
