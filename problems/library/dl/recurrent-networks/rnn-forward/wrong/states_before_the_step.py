"""Your result begins with h0 and lacks the last state. Store the state after the step, not before it."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def rnn_forward(X, h0, U, W, b):
    H = []
    h = h0
    for k in range(X.shape[1]):
        H.append(h)
        h = np.tanh(X[:, k] @ U + h @ W + b)
    return np.stack(H, axis=1)
