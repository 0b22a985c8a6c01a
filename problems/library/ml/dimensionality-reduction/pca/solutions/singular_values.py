"""Singular values of the centred data

The right singular vectors are the components, already in order; no covariance matrix.
"""

import numpy as np


def pca(X, k):
    centred = X - X.mean(axis=0)
    left, singular, right = np.linalg.svd(centred, full_matrices=False)
    magnitude = np.abs(right[:k])
    close = magnitude >= magnitude.max(axis=1, keepdims=True) - 1e-9
    sign = np.sign(right[np.arange(k), close.argmax(axis=1)])
    components = sign[:, None] * right[:k]
    scores = left[:, :k] * singular[:k] * sign
    return components, scores, singular[:k] ** 2 / (len(X) - 1)
