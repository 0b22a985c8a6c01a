"""Your sigmoid divides infinity by infinity for large arguments, which is NaN. Write it so that no exponential can overflow."""
# expect: wrong_answer in hidden

import numpy as np


def tied_autoencoder(X, W, b, c):
    n = len(X)
    with np.errstate(all="ignore"):
        z = np.exp(X @ W + b)
        A = z / (1 + z)
        E = A @ W.T + c - X
        dR = 2 * E / n
        dZ = dR @ W * A * (1 - A)
        dW = X.T @ dZ + dR.T @ A
        return float(np.sum(E**2) / n), dW, dZ.sum(axis=0), dR.sum(axis=0)
