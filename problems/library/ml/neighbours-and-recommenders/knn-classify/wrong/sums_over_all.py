"""Your sums of distances run over all points of a class. Only the chosen neighbours take part in breaking the tie."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def knn_predict(X, y, Xs, k):
    found = []
    for point in Xs:
        dist = np.sqrt(((X - point) ** 2).sum(axis=1))
        near = np.argsort(dist, kind="stable")[:k]
        labels, votes = np.unique(y[near], return_counts=True)
        left = labels[votes == votes.max()]
        sums = np.array([dist[y == label].sum() for label in left])
        found.append(left[sums <= sums.min() + 1e-12].min())
    return np.array(found, dtype=np.int64)
