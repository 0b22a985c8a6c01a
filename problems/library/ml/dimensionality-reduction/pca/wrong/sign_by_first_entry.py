"""You make the first entry of each component positive. The entry of largest magnitude decides about the sign."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def pca(X, k):
    Z = X - X.mean(axis=0)
    vals, vecs = np.linalg.eigh(Z.T @ Z / (len(X) - 1))
    order = np.argsort(vals)[::-1][:k]
    comps = vecs[:, order].T
    comps = comps * np.where(comps[:, 0] < 0, -1.0, 1.0)[:, None]
    return comps, Z @ comps.T, vals[order]
