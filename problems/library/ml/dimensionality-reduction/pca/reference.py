"""Principal component analysis through the covariance matrix."""

import numpy as np


def pca(X, k):
    """Return the top components as rows, the scores, and the variances, descending."""
    n = len(X)
    centred = X - X.mean(axis=0)
    covariance = centred.T @ centred / (n - 1)
    variances, vectors = np.linalg.eigh(covariance)  # ascending, eigenvectors as columns
    top = np.arange(len(variances))[::-1][:k]
    components = np.array([_with_fixed_sign(vectors[:, j]) for j in top])
    return components, centred @ components.T, variances[top]


def _with_fixed_sign(component):
    """Let the largest entry be positive, the first one of (nearly) equal ones."""
    magnitude = np.abs(component)
    decisive = np.flatnonzero(magnitude >= magnitude.max() - 1e-9)[0]
    return component * np.sign(component[decisive])
