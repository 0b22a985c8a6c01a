"""Loops over points and clusters

Plain lists; a mean is a sum of columns, or the old centroid where there is nothing to add.
"""

import numpy as np


def kmeans(X, C0, max_iter):
    points, centroids = X.tolist(), C0.tolist()
    labels, updates = _assign(points, centroids), 0
    for _ in range(max_iter):
        centroids = [
            _mean([x for x, label in zip(points, labels, strict=True) if label == j], old)
            for j, old in enumerate(centroids)
        ]
        updates += 1
        before, labels = labels, _assign(points, centroids)
        if labels == before:
            break
    return np.array(centroids), np.array(labels), updates


def _assign(points, centroids):
    return [min(range(len(centroids)), key=lambda j: _squared(x, centroids[j])) for x in points]


def _squared(x, c):
    return sum((a - b) ** 2 for a, b in zip(x, c, strict=True))


def _mean(members, old):
    if not members:
        return old
    return [sum(column) / len(members) for column in zip(*members, strict=True)]
