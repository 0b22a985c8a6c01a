"""You bring the decoder's contribution into the shape of W by a reshape. What you have is the gradient of the transpose: transpose it."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def tied_autoencoder(X, W, b, c):
    n = len(X)
    A = 0.5 * (1 + np.tanh(0.5 * (X @ W + b)))
    E = A @ W.T + c - X
    dR = 2 * E / n
    dZ = dR @ W * A * (1 - A)
    dW = X.T @ dZ + (A.T @ dR).reshape(W.shape)
    return float(np.sum(E**2) / n), dW, dZ.sum(axis=0), dR.sum(axis=0)
