"""You take the k smallest variances. NumPy's eigh returns eigenvalues in ascending order, so the components asked for are the last ones."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def pca(X, k):
    Z = X - X.mean(axis=0)
    vals, vecs = np.linalg.eigh(Z.T @ Z / (len(X) - 1))
    order = np.arange(k)
    comps = vecs[:, order].T
    big = np.argmax(np.abs(comps) >= np.abs(comps).max(axis=1, keepdims=True) - 1e-9, axis=1)
    comps = comps * np.sign(comps[np.arange(k), big])[:, None]
    return comps, Z @ comps.T, vals[order]
