"""You leave out tanh. Without it the whole network is one linear map of its inputs."""
# expect: wrong_answer in hidden

import numpy as np


def rnn_forward(X, h0, U, W, b):
    n, t, _ = X.shape
    H = np.zeros((n, t, len(b)))
    h = h0
    for k in range(t):
        h = X[:, k] @ U + h @ W + b
        H[:, k] = h
    return H
