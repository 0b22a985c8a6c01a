"""A batch as weights of all rows

How often each row occurs in a batch, divided by the batch's size, weights its residual; no
rows are gathered.
"""

import numpy as np


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    current = np.array(theta)
    for k, batch in enumerate(batches):
        weights = np.bincount(batch, minlength=len(y)) / len(batch)
        gradient = 2.0 * (weights * (X @ current - y)) @ X
        remaining = max(T - k, 0) / T
        current = current - (epsT + remaining * (eps0 - epsT)) * gradient
    return current
