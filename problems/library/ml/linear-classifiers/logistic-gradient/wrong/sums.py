"""You add up the samples' costs. The loss is their mean, and so are the gradients."""
# expect: wrong_answer in hidden

import numpy as np


def logistic_loss(X, y, w, b, lam):
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    loss = np.sum(np.logaddexp(0, z) - y * z) + lam / 2 * np.sum(w * w)
    grad_w = X.T @ (p - y) + lam * w
    grad_b = np.sum(p - y)
    return float(loss), grad_w, float(grad_b)
