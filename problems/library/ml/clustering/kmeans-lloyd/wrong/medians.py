"""You move centroids to the median of their points. Squared distances ask for the mean."""
# expect: wrong_answer in hidden

import numpy as np


def kmeans(X, C0, max_iter):
    C = C0.copy()
    labels = assign(X, C)
    count = 0
    while count < max_iter:
        for j in range(len(C)):
            if np.any(labels == j):
                C[j] = np.median(X[labels == j], axis=0)
        count += 1
        new = assign(X, C)
        done = np.array_equal(new, labels)
        labels = new
        if done:
            break
    return C, labels, count


def assign(X, C):
    return np.argmin(((X[:, None] - C[None]) ** 2).sum(axis=2), axis=1)
