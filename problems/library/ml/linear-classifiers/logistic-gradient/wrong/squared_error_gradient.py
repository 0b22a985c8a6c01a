"""Your gradient has a factor p(1 − p). That belongs to the squared error; with the log-likelihood it cancels."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n = len(y)
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    loss = np.mean(np.logaddexp(0, z) - y * z) + lam / 2 * np.sum(w * w)
    grad_w = X.T @ ((p - y) * p * (1 - p)) / n + lam * w
    grad_b = np.mean((p - y) * p * (1 - p))
    return float(loss), grad_w, float(grad_b)
