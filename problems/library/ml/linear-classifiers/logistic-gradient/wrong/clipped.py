"""You clip the probabilities, so no sample can cost more than the clip allows. A confident mistake costs as much as its logit says."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n = len(y)
    z = X @ w + b
    p = 0.5 + 0.5 * np.tanh(z / 2)
    q = np.clip(p, 1e-12, 1 - 1e-12)
    loss = -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q)) + lam / 2 * np.sum(w * w)
    grad_w = X.T @ (p - y) / n + lam * w
    grad_b = np.mean(p - y)
    return float(loss), grad_w, float(grad_b)
