"""You overwrite the gradients of the weights in every step, so only the first step is left. Shared weights collect what every step contributes."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def rnn_bptt(X, h0, U, W, b, dH):
    t = X.shape[1]
    H = [h0]
    for k in range(t):
        H.append(np.tanh(X[:, k] @ U + H[-1] @ W + b))
    dX, dh, dU, dW, db = (np.zeros_like(a) for a in (X, h0, U, W, b))
    for k in reversed(range(t)):
        da = (dH[:, k] + dh) * (1 - H[k + 1] ** 2)
        dX[:, k] = da @ U.T
        dU = X[:, k].T @ da
        dW = H[k].T @ da
        db = da.sum(axis=0)
        dh = da @ W.T
    return dX, dh, dU, dW, db
