"""You do not count the update after which no label changed. It was done, so it counts."""
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
        labels = new
        if done:
            count -= 1
            break
    return C, labels, count


def assign(X, C):
    return np.argmin(((X[:, None] - C[None]) ** 2).sum(axis=2), axis=1)
