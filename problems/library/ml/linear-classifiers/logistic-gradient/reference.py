"""The loss of logistic regression and its gradient, stable for logits of any size."""

import numpy as np


def logistic_loss(X, y, w, b, lam):
    """Return the penalised mean negative log-likelihood, its gradient in w, and in b."""
    n = len(y)
    logits = X @ w + b
    # The probability of the true label is the sigmoid of the logit with the label's sign.
    sign = 2 * y - 1
    losses = np.logaddexp(0, -sign * logits)
    residuals = sigmoid(logits) - y
    loss = losses.mean() + lam / 2 * (w @ w)
    return float(loss), X.T @ residuals / n + lam * w, float(residuals.mean())


def sigmoid(z):
    """Return 1 / (1 + exp(-z)) without an exponential of a positive number."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)
