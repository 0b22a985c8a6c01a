"""k nearest neighbours with a rule for every tie."""

import numpy as np


def knn_predict(X, y, Xs, k):
    """Return a label for each row of Xs by the vote of its k nearest rows of X."""
    return np.array([predict_one(X, y, point, k) for point in Xs], dtype=np.int64)


def predict_one(X, y, point, k):
    """Return the label of one point."""
    distances = np.sqrt(((X - point) ** 2).sum(axis=1))
    nearest = np.argsort(distances, kind="stable")[:k]  # stable: equal distances stay in order
    labels, votes = np.unique(y[nearest], return_counts=True)
    leaders = labels[votes == votes.max()]
    sums = np.array([distances[nearest][y[nearest] == label].sum() for label in leaders])
    return leaders[sums <= sums.min() + 1e-12].min()
