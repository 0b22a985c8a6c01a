"""Sample by sample

Each row of a batch adds its share to the gradient; the schedule is `np.interp`, which is
constant beyond its last point.
"""

import numpy as np


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    rows, targets, theta = X.tolist(), y.tolist(), theta.tolist()
    for k, batch in enumerate(batches):
        epsilon = float(np.interp(k, [0, T], [eps0, epsT]))
        gradient = [0.0] * len(theta)
        for i in batch.tolist():
            residual = sum(x * t for x, t in zip(rows[i], theta, strict=True)) - targets[i]
            for j, x in enumerate(rows[i]):
                gradient[j] += 2.0 * residual * x / len(batch)
        theta = [t - epsilon * g for t, g in zip(theta, gradient, strict=True)]
    return np.array(theta)
