"""On the way back you skip the sigmoid. The gradient of the hidden values has to be multiplied by its slope before it reaches W and b."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def tied_autoencoder(X, W, b, c):
    n = len(X)
    A = 0.5 * (1 + np.tanh(0.5 * (X @ W + b)))
    E = A @ W.T + c - X
    dR = 2 * E / n
    dA = dR @ W
    dW = X.T @ dA + dR.T @ A
    return float(np.sum(E**2) / n), dW, dA.sum(axis=0), dR.sum(axis=0)
