"""Your gradient for h0 is that of the first step's pre-activation. It still has to go back through W to reach h0."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def rnn_bptt(X, h0, U, W, b, dH):
    t = X.shape[1]
    H = [h0]
    for k in range(t):
        H.append(np.tanh(X[:, k] @ U + H[-1] @ W + b))
    dX, dh, dU, dW, db = (np.zeros_like(a) for a in (X, h0, U, W, b))
    da = np.zeros_like(h0)
    for k in reversed(range(t)):
        da = (dH[:, k] + da @ W.T) * (1 - H[k + 1] ** 2)
        dX[:, k] = da @ U.T
        dU += X[:, k].T @ da
        dW += H[k].T @ da
        db += da.sum(axis=0)
    return dX, da, dU, dW, db
