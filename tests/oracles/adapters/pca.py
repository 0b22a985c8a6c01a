"""sklearn.decomposition.PCA"""

import numpy as np
from sklearn.decomposition import PCA


def pca(X, k):
    found = PCA(n_components=k, svd_solver="full")
    scores = found.fit_transform(X)
    # scikit-learn has a rule for signs as well, but not one that it promises.
    magnitude = np.abs(found.components_)
    close = magnitude >= magnitude.max(axis=1, keepdims=True) - 1e-9
    sign = np.sign(found.components_[np.arange(k), close.argmax(axis=1)])
    return found.components_ * sign[:, None], scores * sign, found.explained_variance_
