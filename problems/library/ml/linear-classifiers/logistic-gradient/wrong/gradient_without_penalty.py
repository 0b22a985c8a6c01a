"""Your loss has the penalty and your gradient has not. Differentiate all terms of the loss."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n = len(y)
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    loss = np.mean(np.logaddexp(0, z) - y * z) + lam / 2 * np.sum(w * w)
    grad_w = X.T @ (p - y) / n
    grad_b = np.mean(p - y)
    return float(loss), grad_w, float(grad_b)
