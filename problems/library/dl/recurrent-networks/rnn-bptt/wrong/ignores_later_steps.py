"""You use the direct gradient of each state alone. A state also acts through the next one: add the gradient that comes back from there."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def rnn_bptt(X, h0, U, W, b, dH):
    t = X.shape[1]
    H = [h0]
    for k in range(t):
        H.append(np.tanh(X[:, k] @ U + H[-1] @ W + b))
    dX, dh0, dU, dW, db = (np.zeros_like(a) for a in (X, h0, U, W, b))
    for k in reversed(range(t)):
        da = dH[:, k] * (1 - H[k + 1] ** 2)
        dX[:, k] = da @ U.T
        dU += X[:, k].T @ da
        dW += H[k].T @ da
        db += da.sum(axis=0)
        dh0 = da @ W.T
    return dX, dh0, dU, dW, db
