"""You reverse the padded rows, so the backward network reads the padding first and arrives at the sequence with a state. Reverse the valid part only."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def birnn(X, lengths, fwd, bwd):
    def run(X, U, W, b):
        n, t, _ = X.shape
        H = np.zeros((n, t, len(b)))
        h = np.zeros((n, len(b)))
        for k in range(t):
            h = np.tanh(X[:, k] @ U + h @ W + b)
            H[:, k] = h
        return H

    H = np.concatenate([run(X, *fwd), run(X[:, ::-1], *bwd)[:, ::-1]], axis=2)
    valid = np.arange(X.shape[1]) < lengths[:, None]
    return H * valid[:, :, None]
