"""You carry on the value before tanh. The next step receives the state itself, after tanh."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def rnn_forward(X, h0, U, W, b):
    n, t, _ = X.shape
    H = np.zeros((n, t, len(b)))
    a = h0
    for k in range(t):
        a = X[:, k] @ U + a @ W + b
        H[:, k] = np.tanh(a)
    return H
