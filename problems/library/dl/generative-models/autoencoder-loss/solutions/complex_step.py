"""One tiny imaginary step for each entry

The imaginary part of the loss is the step times the derivative. No chain rule is needed.
"""

import numpy as np


def tied_autoencoder(X, W, b, c):
    def loss(W, b, c):
        hidden = 0.5 + 0.5 * np.tanh((X @ W + b) / 2)
        return ((hidden @ W.T + c - X) ** 2).sum() / len(X)

    parameters = [W, b, c]
    gradients = []
    for which, array in enumerate(parameters):
        gradient = np.empty(array.shape)
        for place in np.ndindex(array.shape):
            moved = array.astype(complex)
            moved[place] += 1e-30j
            shifted = [*parameters[:which], moved, *parameters[which + 1 :]]
            gradient[place] = loss(*shifted).imag / 1e-30
        gradients.append(gradient)
    return float(loss(W, b, c)), *gradients
