"""You return the last state alone. The states of all steps are asked for, along the second axis."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def rnn_forward(X, h0, U, W, b):
    h = h0
    for k in range(X.shape[1]):
        h = np.tanh(X[:, k] @ U + h @ W + b)
    return h
