"""Your dW has the encoder's contribution alone. W is used in the decoder too: add what it gets there."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def tied_autoencoder(X, W, b, c):
    n = len(X)
    A = 0.5 * (1 + np.tanh(0.5 * (X @ W + b)))
    E = A @ W.T + c - X
    dR = 2 * E / n
    dZ = dR @ W * A * (1 - A)
    return float(np.sum(E**2) / n), X.T @ dZ, dZ.sum(axis=0), dR.sum(axis=0)
