"""Lloyd's algorithm from given centroids until nothing changes."""

import numpy as np


def kmeans(X, C0, max_iter):
    """Return the final centroids, the labels assigned with them, and the number of updates."""
    centroids = C0.copy()
    labels = nearest(X, centroids)
    updates = 0
    while updates < max_iter:
        for j in range(len(centroids)):
            members = X[labels == j]
            if len(members) > 0:  # an empty cluster keeps its centroid
                centroids[j] = members.mean(axis=0)
        updates += 1
        previous, labels = labels, nearest(X, centroids)
        if np.array_equal(labels, previous):
            break
    return centroids, labels, updates


def nearest(X, centroids):
    """Return the index of the nearest centroid for each point, the smaller one of a tie."""
    squared = ((X[:, None, :] - centroids) ** 2).sum(axis=2)
    return squared.argmin(axis=1)
