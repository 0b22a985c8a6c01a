"""Your backward states stand in reversed order. Turn them round, so that each position holds its own backward state."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def birnn(X, lengths, fwd, bwd):
    def run(x, U, W, b):
        h, H = np.zeros(len(b)), np.zeros((len(x), len(b)))
        for k in range(len(x)):
            h = np.tanh(x[k] @ U + h @ W + b)
            H[k] = h
        return H

    n, t, _ = X.shape
    d = len(fwd[2])
    out = np.zeros((n, t, 2 * d))
    for s in range(n):
        x = X[s, : lengths[s]]
        out[s, : lengths[s], :d] = run(x, *fwd)
        out[s, : lengths[s], d:] = run(x[::-1], *bwd)
    return out
