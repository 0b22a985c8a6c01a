"""A tied vote goes straight to the smaller label. First compare the sums of distances of the tied classes' neighbours."""
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
        found.append(left.min())
    return np.array(found, dtype=np.int64)
