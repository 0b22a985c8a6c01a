"""You start from zeros. The state before the first step is h0."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def rnn_forward(X, h0, U, W, b):
    n, t, _ = X.shape
    H = np.zeros((n, t, len(b)))
    h = np.zeros((n, len(b)))
    for k in range(t):
        h = np.tanh(X[:, k] @ U + h @ W + b)
        H[:, k] = h
    return H
