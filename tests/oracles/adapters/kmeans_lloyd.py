"""sklearn.cluster.KMeans"""

import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import pairwise_distances_argmin


def kmeans(X, C0, max_iter):
    centroids, labels = C0.copy(), pairwise_distances_argmin(X, C0)
    for updates in range(1, max_iter + 1):
        # scikit-learn would move the centroids of empty clusters, so it sees only the others.
        used = np.unique(labels)
        model = KMeans(len(used), init=centroids[used], n_init=1, max_iter=1, tol=0.0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            centroids[used] = model.fit(X).cluster_centers_
        before, labels = labels, pairwise_distances_argmin(X, centroids)
        if (labels == before).all():
            return centroids, labels, updates
    return centroids, labels, max_iter
