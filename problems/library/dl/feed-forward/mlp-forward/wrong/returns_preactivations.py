"""Your list holds z, the sums before the sigmoid. Keep what each layer passes on: the sigmoid of z for hidden layers."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))


def mlp_forward(X, weights, biases):
    result = [X]
    a = X
    for W, b in zip(weights, biases):
        z = a @ W + b
        result.append(z)
        a = sigmoid(z)
    return result
