"""A bidirectional recurrent network over padded sequences."""

import numpy as np


def birnn(X, lengths, fwd, bwd):
    """Return forward and backward states side by side, zeros where there is padding."""
    n, steps, _ = X.shape
    d = len(fwd[2])
    result = np.zeros((n, steps, 2 * d))
    for s in range(n):
        length = lengths[s]
        sequence = X[s, :length]
        result[s, :length, :d] = _run(sequence, *fwd)
        result[s, :length, d:] = _run(sequence[::-1], *bwd)[::-1]
    return result


def _run(sequence, U, W, b):
    """The states of one network over one sequence, from a zero state."""
    states = np.zeros((len(sequence), len(b)))
    h = np.zeros(len(b))
    for k, x in enumerate(sequence):
        h = np.tanh(x @ U + h @ W + b)
        states[k] = h
    return states
