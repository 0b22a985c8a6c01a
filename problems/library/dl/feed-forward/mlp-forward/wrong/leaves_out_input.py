"""Your list starts with the first layer's activation. It has one entry more than there are layers: the input X comes first."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))


def mlp_forward(X, weights, biases):
    result = []
    a = X
    for i, (W, b) in enumerate(zip(weights, biases)):
        z = a @ W + b
        a = z if i == len(weights) - 1 else sigmoid(z)
        result.append(a)
    return result
