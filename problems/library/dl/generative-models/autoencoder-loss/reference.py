"""Loss and gradients of an autoencoder with tied weights."""

import numpy as np


def tied_autoencoder(X, W, b, c):
    """Return the mean squared reconstruction error and its gradients for W, b and c."""
    n = len(X)
    hidden = _sigmoid(X @ W + b)
    error = hidden @ W.T + c - X
    loss = float((error**2).sum() / n)

    d_output = 2 * error / n
    d_hidden = d_output @ W
    d_inside = d_hidden * hidden * (1 - hidden)
    d_encoder = X.T @ d_inside
    d_decoder = d_output.T @ hidden
    return loss, d_encoder + d_decoder, d_inside.sum(axis=0), d_output.sum(axis=0)


def _sigmoid(z):
    # The same function as 1 / (1 + exp(-z)), written so that nothing can overflow.
    return 0.5 * (1 + np.tanh(0.5 * z))
