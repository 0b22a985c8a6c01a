"""All sequences together, with states held at zero in the padding

Both directions run over the same padded batch. A state is multiplied by whether its position is
valid, so the backward network meets its sequence's end with a state of zero.
"""

import numpy as np


def birnn(X, lengths, fwd, bwd):
    n, t, _ = X.shape
    valid = np.arange(t)[:, None] < lengths
    columns = []
    for (U, W, b), order in ((fwd, range(t)), (bwd, reversed(range(t)))):
        h = np.zeros((n, len(b)))
        states = np.zeros((n, t, len(b)))
        for k in order:
            h = np.tanh(X[:, k] @ U + h @ W + b) * valid[k][:, None]
            states[:, k] = h
        columns.append(states)
    return np.concatenate(columns, axis=2)
