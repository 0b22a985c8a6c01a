"""You compare sums of distances exactly. Sums that are equal on paper can differ in the last bit; the statement gives a slack."""
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
        sums = np.array([dist[near][y[near] == label].sum() for label in left])
        found.append(left[sums == sums.min()].min())
    return np.array(found, dtype=np.int64)
