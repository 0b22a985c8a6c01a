"""sklearn.neighbors.KNeighborsClassifier"""

import numpy as np
from sklearn.metrics import euclidean_distances
from sklearn.neighbors import KNeighborsClassifier


def knn_predict(X, y, Xs, k):
    if len(Xs) == 0:
        return np.zeros(0, dtype=np.int64)
    # Points at equal distance are told apart by a trace of their row number, and a vote is worth
    # a trace less the further it comes from: the library finds neighbours, votes and ties.
    apart = euclidean_distances(Xs, X) + 1e-9 * np.arange(len(X))
    model = KNeighborsClassifier(k, metric="precomputed", weights=_almost_one)
    model.fit(np.zeros((len(X), len(X))), y)
    shares = model.predict_proba(apart)
    close = shares >= shares.max(axis=1, keepdims=True) - 1e-10
    return model.classes_[close.argmax(axis=1)]


def _almost_one(distances):
    return 1.0 - 1e-3 * distances
