"""You average over the features as well. The squared errors of one sample are summed; only the samples are averaged."""
# expect: wrong_answer in hidden

import numpy as np


def tied_autoencoder(X, W, b, c):
    A = 0.5 * (1 + np.tanh(0.5 * (X @ W + b)))
    E = A @ W.T + c - X
    dR = 2 * E / E.size
    dZ = dR @ W * A * (1 - A)
    dW = X.T @ dZ + dR.T @ A
    return float(np.mean(E**2)), dW, dZ.sum(axis=0), dR.sum(axis=0)
