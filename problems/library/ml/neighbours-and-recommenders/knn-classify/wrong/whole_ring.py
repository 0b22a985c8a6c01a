"""More than k points vote: you take everybody who is no further than the k-th neighbour. There are exactly k; smaller row indices come first."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def knn_predict(X, y, Xs, k):
    found = []
    for point in Xs:
        dist = np.sqrt(((X - point) ** 2).sum(axis=1))
        near = np.flatnonzero(dist <= np.sort(dist)[k - 1])
        labels, votes = np.unique(y[near], return_counts=True)
        left = labels[votes == votes.max()]
        sums = np.array([dist[near][y[near] == label].sum() for label in left])
        found.append(left[sums <= sums.min() + 1e-12].min())
    return np.array(found, dtype=np.int64)
