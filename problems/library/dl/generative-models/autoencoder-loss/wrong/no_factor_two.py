"""Your gradients lack the factor 2 that comes from the square. They belong to half of this loss."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def tied_autoencoder(X, W, b, c):
    n = len(X)
    A = 0.5 * (1 + np.tanh(0.5 * (X @ W + b)))
    E = A @ W.T + c - X
    dR = E / n
    dZ = dR @ W * A * (1 - A)
    dW = X.T @ dZ + dR.T @ A
    return float(np.sum(E**2) / n), dW, dZ.sum(axis=0), dR.sum(axis=0)
