"""You add up absolute differences. The distance is Euclidean: squares, sum, root."""
# expect: wrong_answer in hidden

import numpy as np


def knn_predict(X, y, Xs, k):
    found = []
    for point in Xs:
        dist = np.abs(X - point).sum(axis=1)
        near = np.argsort(dist, kind="stable")[:k]
        labels, votes = np.unique(y[near], return_counts=True)
        left = labels[votes == votes.max()]
        sums = np.array([dist[near][y[near] == label].sum() for label in left])
        found.append(left[sums <= sums.min() + 1e-12].min())
    return np.array(found, dtype=np.int64)
