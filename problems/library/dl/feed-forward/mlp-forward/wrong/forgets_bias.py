"""You leave the biases out. Each neuron adds its own bias to its weighted sum before the activation."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))


def mlp_forward(X, weights, biases):
    activations = [X]
    for i, W in enumerate(weights):
        z = activations[-1] @ W
        activations.append(z if i == len(weights) - 1 else sigmoid(z))
    return activations
