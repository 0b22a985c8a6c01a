"""All new points at once

One matrix of distances, one table of votes and one of sums, a column for each label.
"""

import numpy as np


def knn_predict(X, y, Xs, k):
    squares = (Xs**2).sum(axis=1)[:, None] - 2 * Xs @ X.T + (X**2).sum(axis=1)
    nearest = np.argsort(squares, axis=1, kind="stable")[:, :k]
    distances = np.sqrt(np.take_along_axis(squares, nearest, axis=1))
    labels = np.unique(y)
    chosen = y[nearest][:, :, None] == labels
    votes = chosen.sum(axis=1)
    sums = (chosen * distances[:, :, None]).sum(axis=1)
    sums[votes < votes.max(axis=1, keepdims=True)] = np.inf
    close = sums <= sums.min(axis=1, keepdims=True) + 1e-12
    return labels[close.argmax(axis=1)]  # labels are sorted: the first one is the smallest
