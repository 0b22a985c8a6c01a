"""Every one of your steps starts from h0 again, so nothing is remembered. Each step continues from the state of the step before."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def rnn_forward(X, h0, U, W, b):
    n, t, _ = X.shape
    H = np.zeros((n, t, len(b)))
    for k in range(t):
        H[:, k] = np.tanh(X[:, k] @ U + h0 @ W + b)
    return H
