"""A row that occurs twice in a batch counts once with you. Each entry of the batch counts, in the sum and in the size."""
# expect: wrong_answer in hidden

import numpy as np


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, batch in enumerate(batches):
        idx = np.unique(batch)
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        grad = 2 / len(idx) * X[idx].T @ (X[idx] @ theta - y[idx])
        theta = theta - eps * grad
    return theta
