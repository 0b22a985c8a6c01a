"""Your result has time along the first axis. It has the layout of X: sequences first, then steps."""
# expect: wrong_answer in hidden

import numpy as np


def rnn_forward(X, h0, U, W, b):
    H = []
    h = h0
    for k in range(X.shape[1]):
        h = np.tanh(X[:, k] @ U + h @ W + b)
        H.append(h)
    return np.array(H)
