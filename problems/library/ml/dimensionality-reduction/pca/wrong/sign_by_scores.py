"""You fix the sign by the largest score. It is the largest entry of the component itself that has to be positive."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def pca(X, k):
    Z = X - X.mean(axis=0)
    U, S, Vt = np.linalg.svd(Z, full_matrices=False)
    signs = np.sign(U[np.argmax(np.abs(U), axis=0), np.arange(U.shape[1])])
    U, Vt = U * signs, Vt * signs[:, None]
    return Vt[:k], (U * S)[:, :k], S[:k] ** 2 / (len(X) - 1)
