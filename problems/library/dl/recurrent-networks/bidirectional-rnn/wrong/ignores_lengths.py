"""You treat the padding as part of the sequences. Read only the first lengths[s] steps of each and leave zeros behind them."""
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

    return np.concatenate([run(X, *fwd), run(X[:, ::-1], *bwd)[:, ::-1]], axis=2)
