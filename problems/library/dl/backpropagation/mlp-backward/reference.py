"""Backpropagation through a multi-layer perceptron with sigmoid layers."""

import numpy as np


def mlp_backward(X, Y, weights, biases):
    """Return the gradients of the mean squared distance by every weight and bias."""
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        activations.append(sigmoid(activations[-1] @ W + b))

    weight_grads, bias_grads = [], []
    by_activation = 2.0 * (activations[-1] - Y) / len(X)
    for layer in reversed(range(len(weights))):
        a_in, a_out = activations[layer], activations[layer + 1]
        delta = by_activation * a_out * (1.0 - a_out)  # dC/dz of this layer
        weight_grads.append(a_in.T @ delta)
        bias_grads.append(delta.sum(axis=0))
        by_activation = delta @ weights[layer].T
    return weight_grads[::-1], bias_grads[::-1]


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))
