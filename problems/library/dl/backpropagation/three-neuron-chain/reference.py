"""Backpropagation through a chain of one input, one hidden and one output neuron."""

import numpy as np


def chain_grads(x, w, b, y):
    """Return dC/dw, dC/db and dC/dx for the cost (a2 - y)^2."""
    # Forward: remember the activations.
    a1 = sigmoid(w[0] * x + b[0])
    a2 = sigmoid(w[1] * a1 + b[1])
    # Backward: delta is the derivative of the cost with respect to a pre-activation z.
    delta2 = 2.0 * (a2 - y) * a2 * (1.0 - a2)
    delta1 = w[1] * delta2 * a1 * (1.0 - a1)
    return np.array([delta1 * x, delta2 * a1]), np.array([delta1, delta2]), float(delta1 * w[0])


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))
