"""One tiny imaginary step for each entry

The imaginary part of an analytic function at x + 1e-30 i is 1e-30 times its derivative. No
chain rule is needed, only the forward pass in complex numbers.
"""

import numpy as np


def rnn_bptt(X, h0, U, W, b, dH):
    def loss(X, h, U, W, b):
        total = 0.0
        for k in range(X.shape[1]):
            h = np.tanh(X[:, k] @ U + h @ W + b)
            total = total + (dH[:, k] * h).sum()
        return total

    inputs = [X, h0, U, W, b]
    gradients = []
    for which, array in enumerate(inputs):
        gradient = np.empty(array.shape)
        for place in np.ndindex(array.shape):
            moved = array.astype(complex)
            moved[place] += 1e-30j
            shifted = [*inputs[:which], moved, *inputs[which + 1 :]]
            gradient[place] = loss(*shifted).imag / 1e-30
        gradients.append(gradient)
    return tuple(gradients)
