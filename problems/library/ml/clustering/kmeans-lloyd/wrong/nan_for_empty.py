"""A cluster without points gets NaN, the mean of nothing. It keeps the centroid that it has."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def kmeans(X, C0, max_iter):
    C = C0.copy()
    labels = assign(X, C)
    count = 0
    while count < max_iter:
        for j in range(len(C)):
            members = X[labels == j]
            with np.errstate(invalid="ignore"):
                C[j] = members.sum(axis=0) / np.float64(len(members))
        count += 1
        new = assign(X, C)
        done = np.array_equal(new, labels)
        labels = new
        if done:
            break
    return C, labels, count


def assign(X, C):
    return np.argmin(((X[:, None] - C[None]) ** 2).sum(axis=2), axis=1)
