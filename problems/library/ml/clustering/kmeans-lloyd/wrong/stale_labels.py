"""Your labels belong to the centroids before the last update. Return those that are assigned with the final centroids."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def kmeans(X, C0, max_iter):
    C = C0.copy()
    labels = assign(X, C)
    count = 0
    while count < max_iter:
        for j in range(len(C)):
            if np.any(labels == j):
                C[j] = X[labels == j].mean(axis=0)
        count += 1
        new = assign(X, C)
        done = np.array_equal(new, labels)
        if done or count == max_iter:
            break
        labels = new
    return C, labels, count


def assign(X, C):
    return np.argmin(((X[:, None] - C[None]) ** 2).sum(axis=2), axis=1)
