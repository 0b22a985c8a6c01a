"""You select the k smallest distances without keeping equal ones in order. Selection by partition chooses among them as it likes; the rows with smaller indices are asked for."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def knn_predict(X, y, Xs, k):
    found = []
    for point in Xs:
        dist = np.sqrt(((X - point) ** 2).sum(axis=1))
        near = np.argpartition(dist, k - 1)[:k]
        labels, votes = np.unique(y[near], return_counts=True)
        left = labels[votes == votes.max()]
        sums = np.array([dist[near][y[near] == label].sum() for label in left])
        found.append(left[sums <= sums.min() + 1e-12].min())
    return np.array(found, dtype=np.int64)
