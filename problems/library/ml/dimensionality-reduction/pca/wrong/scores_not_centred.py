"""Your components are right, but you project the raw samples. The scores are coordinates of the centred samples."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def pca(X, k):
    vals, vecs = np.linalg.eigh(np.cov(X, rowvar=False).reshape(X.shape[1], -1))
    order = np.argsort(vals)[::-1][:k]
    comps = vecs[:, order].T
    big = np.argmax(np.abs(comps) >= np.abs(comps).max(axis=1, keepdims=True) - 1e-9, axis=1)
    comps = comps * np.sign(comps[np.arange(k), big])[:, None]
    return comps, X @ comps.T, vals[order]
