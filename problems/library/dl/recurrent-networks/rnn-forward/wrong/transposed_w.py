"""You multiply the state by W transposed. States are rows here, so it is h times W as it is given."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def rnn_forward(X, h0, U, W, b):
    n, t, _ = X.shape
    H = np.zeros((n, t, len(b)))
    h = h0
    for k in range(t):
        h = np.tanh(X[:, k] @ U + h @ W.T + b)
        H[:, k] = h
    return H
