"""sklearn.cluster.KMeans"""

import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import euclidean_distances
from threadpoolctl import threadpool_limits


def kmeans(X, C0, max_iter):
    # Several threads for forty points would wait for each other most of the time.
    with threadpool_limits(1):
        return _lloyd(X, C0.copy(), max_iter)


def _lloyd(X, centroids, max_iter):
    labels = euclidean_distances(X, centroids).argmin(axis=1)
    for updates in range(1, max_iter + 1):
        # scikit-learn would move the centroids of empty clusters, so it sees only the others.
        used = np.unique(labels)
        model = KMeans(len(used), init=centroids[used], n_init=1, max_iter=1, tol=0.0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            centroids[used] = model.fit(X).cluster_centers_
        before, labels = labels, euclidean_distances(X, centroids).argmin(axis=1)
        if (labels == before).all():
            return centroids, labels, updates
    return centroids, labels, max_iter
