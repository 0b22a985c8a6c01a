"""Sums and counts of all clusters at once

Every point is added to the row of its label; only rows that got a point are divided.
"""

import numpy as np


def kmeans(X, C0, max_iter):
    centroids, updates, before = C0 + 0.0, 0, None
    while True:
        distances = np.linalg.norm(X[:, None] - centroids[None], axis=-1)
        labels = np.argmin(distances, axis=1)
        if updates == max_iter or (before is not None and (labels == before).all()):
            return centroids, labels, updates
        sums, counts = np.zeros_like(centroids), np.zeros((len(centroids), 1))
        np.add.at(sums, labels, X)
        np.add.at(counts, labels, 1.0)
        centroids = np.where(counts > 0, sums / np.maximum(counts, 1.0), centroids)
        before = labels
        updates += 1
