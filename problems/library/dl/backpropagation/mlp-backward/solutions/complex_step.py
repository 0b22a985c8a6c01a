"""An imaginary nudge for every parameter

One forward pass for each weight and bias: slow, exact to the last digits, and written without
a single derivative.
"""

import numpy as np

STEP = 1e-100


def mlp_backward(X, Y, weights, biases):
    weights = [W.astype(complex) for W in weights]
    biases = [b.astype(complex) for b in biases]

    def slopes(parameter):
        found = np.zeros(parameter.shape)
        for index in np.ndindex(parameter.shape):
            parameter[index] += 1j * STEP
            found[index] = cost(X, Y, weights, biases).imag / STEP
            parameter[index] = parameter[index].real
        return found

    return [slopes(W) for W in weights], [slopes(b) for b in biases]


def cost(X, Y, weights, biases):
    a = X
    for W, b in zip(weights, biases, strict=True):
        a = 1.0 / (1.0 + np.exp(-(a @ W + b)))
    return ((a - Y) ** 2).sum() / len(X)
