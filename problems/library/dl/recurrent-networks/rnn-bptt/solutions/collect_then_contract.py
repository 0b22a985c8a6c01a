"""First all deltas, then one contraction for each gradient

The backward loop only computes what is recursive. The sums over sequences and steps are
Einstein sums.
"""

import numpy as np


def rnn_bptt(X, h0, U, W, b, dH):
    n, t, d = dH.shape
    H = np.empty((n, t + 1, d))
    H[:, 0] = h0
    for k in range(t):
        H[:, k + 1] = np.tanh(X[:, k] @ U + H[:, k] @ W + b)
    slope = 1 - H[:, 1:] ** 2
    delta = dH * slope
    for k in range(t - 2, -1, -1):
        delta[:, k] += (delta[:, k + 1] @ W.T) * slope[:, k]
    return (
        np.einsum("skj,ij->ski", delta, U),
        delta[:, 0] @ W.T,
        np.einsum("ski,skj->ij", X, delta),
        np.einsum("ski,skj->ij", H[:, :-1], delta),
        np.einsum("skj->j", delta),
    )
