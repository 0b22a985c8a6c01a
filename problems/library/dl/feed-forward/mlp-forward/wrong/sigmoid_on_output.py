"""You squash the last layer too. The hidden layers use the sigmoid; the output layer returns z as it is, also when it is the only layer."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))


def mlp_forward(X, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations
