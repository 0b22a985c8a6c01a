"""You divide the penalty by n too. Only the costs of the samples are averaged."""
# expect: wrong_answer in hidden

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n = len(y)
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    loss = np.mean(np.logaddexp(0, z) - y * z) + lam / (2 * n) * np.sum(w * w)
    grad_w = X.T @ (p - y) / n + lam * w / n
    grad_b = np.mean(p - y)
    return float(loss), grad_w, float(grad_b)
