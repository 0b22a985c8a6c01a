"""Your data gradients have the wrong sign. The derivative of a sample's cost in its logit is prediction minus label."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n = len(y)
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    loss = np.mean(np.logaddexp(0, z) - y * z) + lam / 2 * np.sum(w * w)
    grad_w = X.T @ (y - p) / n + lam * w
    grad_b = np.mean(y - p)
    return float(loss), grad_w, float(grad_b)
