"""Power iteration, one component after the other

Multiplying by the covariance matrix turns any vector towards the largest component. What has
been found is removed from the data before the next.
"""

import numpy as np


def pca(X, k):
    n, d = X.shape
    centred = X - X.mean(axis=0)
    rest = centred.copy()
    components, variances = [], []
    for _ in range(k):
        vector = rest[np.argmax((rest**2).sum(axis=1))]
        vector = vector / np.linalg.norm(vector)
        for _ in range(3000):
            turned = rest.T @ (rest @ vector)
            turned /= np.linalg.norm(turned)
            moved = np.abs(turned - vector).max()
            vector = turned
            if moved < 1e-15:
                break
        magnitude = np.abs(vector)
        decisive = next(j for j in range(d) if magnitude[j] >= magnitude.max() - 1e-9)
        if vector[decisive] < 0:
            vector = -vector
        components.append(vector)
        variances.append(((rest @ vector) ** 2).sum() / (n - 1))
        rest = rest - np.outer(rest @ vector, vector)
    components = np.array(components)
    return components, centred @ components.T, np.array(variances)
