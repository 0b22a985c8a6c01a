"""The bias as the weight of a constant input

A column of ones joins the activation and the bias joins the weights as one more row, so a
layer is one product. The sigmoid is written with tanh, which cannot overflow.
"""

import numpy as np


def mlp_forward(X, weights, biases):
    ones = np.ones((len(X), 1))
    layers = [np.vstack([W, b]) for W, b in zip(weights, biases, strict=True)]
    activations = [X]
    for layer in layers[:-1]:
        z = np.hstack([activations[-1], ones]) @ layer
        activations.append(0.5 * (1.0 + np.tanh(0.5 * z)))
    activations.append(np.hstack([activations[-1], ones]) @ layers[-1])
    return activations
