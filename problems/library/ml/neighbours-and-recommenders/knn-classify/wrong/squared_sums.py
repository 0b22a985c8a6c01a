"""You add up squared distances to break a tied vote. They order single points alike, but not sums: take the root first."""
# expect: wrong_answer in hidden

import numpy as np


def knn_predict(X, y, Xs, k):
    found = []
    for point in Xs:
        dist = np.sqrt(((X - point) ** 2).sum(axis=1))
        near = np.argsort(dist, kind="stable")[:k]
        labels, votes = np.unique(y[near], return_counts=True)
        dist = dist**2
        left = labels[votes == votes.max()]
        sums = np.array([dist[near][y[near] == label].sum() for label in left])
        found.append(left[sums <= sums.min() + 1e-12].min())
    return np.array(found, dtype=np.int64)
