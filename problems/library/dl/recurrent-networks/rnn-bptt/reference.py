"""Backpropagation through time for a plain recurrent network."""

import numpy as np


def rnn_bptt(X, h0, U, W, b, dH):
    """Return the gradients of the loss for X, h0, U, W and b."""
    states = _states(X, h0, U, W, b)
    dX, dU, dW, db = np.zeros_like(X), np.zeros_like(U), np.zeros_like(W), np.zeros_like(b)
    through_later = np.zeros_like(h0)
    for k in reversed(range(X.shape[1])):
        before, after = states[k], states[k + 1]
        delta = (dH[:, k] + through_later) * (1 - after**2)
        dX[:, k] = delta @ U.T
        dU += X[:, k].T @ delta
        dW += before.T @ delta
        db += delta.sum(axis=0)
        through_later = delta @ W.T
    return dX, through_later, dU, dW, db


def _states(X, h0, U, W, b):
    """All states, the one before the first step included."""
    states = [h0]
    for k in range(X.shape[1]):
        states.append(np.tanh(X[:, k] @ U + states[-1] @ W + b))
    return states
