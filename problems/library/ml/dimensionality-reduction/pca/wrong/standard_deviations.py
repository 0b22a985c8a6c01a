"""You return standard deviations instead of variances. Singular values have to be squared before they are divided by n − 1."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def pca(X, k):
    Z = X - X.mean(axis=0)
    U, S, Vt = np.linalg.svd(Z, full_matrices=False)
    comps = Vt[:k]
    big = np.argmax(np.abs(comps) >= np.abs(comps).max(axis=1, keepdims=True) - 1e-9, axis=1)
    comps = comps * np.sign(comps[np.arange(k), big])[:, None]
    return comps, Z @ comps.T, S[:k] / np.sqrt(len(X) - 1)
