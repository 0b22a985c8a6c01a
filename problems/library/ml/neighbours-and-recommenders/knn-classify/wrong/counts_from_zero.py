"""You count votes in an array that is indexed by the label. Labels can be any integers, negative or huge; count the distinct ones."""
# expect: runtime_error in hidden
# hint: 3

import numpy as np


def knn_predict(X, y, Xs, k):
    found = []
    for point in Xs:
        dist = np.sqrt(((X - point) ** 2).sum(axis=1))
        near = np.argsort(dist, kind="stable")[:k]
        votes = np.bincount(y[near])
        left = np.flatnonzero(votes == votes.max())
        sums = np.array([dist[near][y[near] == label].sum() for label in left])
        found.append(left[sums <= sums.min() + 1e-12].min())
    return np.array(found, dtype=np.int64)
