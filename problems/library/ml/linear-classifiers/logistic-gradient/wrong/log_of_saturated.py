"""You take the logarithm of a probability that has been rounded to 0 or 1. Put logarithm and sigmoid together before you compute."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n = len(y)
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    with np.errstate(divide="ignore"):
        costs = -np.where(y == 1, np.log(p), np.log(1 - p))
    loss = np.mean(costs) + lam / 2 * np.sum(w * w)
    grad_w = X.T @ (p - y) / n + lam * w
    grad_b = np.mean(p - y)
    return float(loss), grad_w, float(grad_b)
