"""One sample after the other

Softplus with the larger of 0 and z taken out, and gradients gathered in a loop.
"""

import math

import numpy as np


def logistic_loss(X, y, w, b, lam):
    n, d = X.shape
    loss, grad_w, grad_b = 0.0, [0.0] * d, 0.0
    for row, label in zip(X.tolist(), y.tolist(), strict=True):
        z = b + sum(a * c for a, c in zip(row, w.tolist(), strict=True))
        wrong_by = -z if label == 1 else z
        loss += max(wrong_by, 0.0) + math.log1p(math.exp(-abs(wrong_by)))
        # exp is only taken of what is not positive.
        p = 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
        for j in range(d):
            grad_w[j] += (p - label) * row[j]
        grad_b += p - label
    penalty = lam / 2 * sum(c * c for c in w.tolist())
    grad = np.array([g / n + lam * c for g, c in zip(grad_w, w, strict=True)])
    return loss / n + penalty, grad, grad_b / n
