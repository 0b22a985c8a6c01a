"""You use the forward weights in both directions. The backward network has its own, in bwd."""
# expect: wrong_answer in hidden
# hint: 1

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
        out[s, : lengths[s], d:] = run(x[::-1], *fwd)[::-1]
    return out
