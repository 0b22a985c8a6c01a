"""A plain (Elman) recurrent network."""

import numpy as np


def rnn_forward(X, h0, U, W, b):
    """Return the states after every step, for a batch of sequences."""
    n, steps, _ = X.shape
    states = np.empty((n, steps, len(b)))
    h = h0
    for k in range(steps):
        h = np.tanh(X[:, k] @ U + h @ W + b)
        states[:, k] = h
    return states
