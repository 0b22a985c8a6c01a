"""The forward pass of a multi-layer perceptron, all activations kept."""

import numpy as np


def mlp_forward(X, weights, biases):
    """Return the input and the activation of each layer; the last layer is linear."""
    activations = [X]
    last = len(weights) - 1
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        z = activations[-1] @ W + b
        activations.append(z if layer == last else sigmoid(z))
    return activations


def sigmoid(z):
    """1 / (1 + e^-z), with no exponential of a positive number."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)
