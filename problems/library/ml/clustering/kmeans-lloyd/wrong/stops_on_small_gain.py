"""You stop when the sum of squared distances hardly changes. Some labels may still change: stop when an assignment equals the one before."""
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
        inertia = ((X - C[new]) ** 2).sum()
        done = np.array_equal(new, labels) or (count > 1 and last - inertia <= 1e-3 * last)
        last = inertia
        labels = new
        if done:
            break
    return C, labels, count


def assign(X, C):
    return np.argmin(((X[:, None] - C[None]) ** 2).sum(axis=2), axis=1)
