"""You keep the sigmoid in the list but feed z into the next layer. What a hidden layer passes on is its activation."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))


def mlp_forward(X, weights, biases):
    result = [X]
    z = X
    for i, (W, b) in enumerate(zip(weights, biases)):
        z = z @ W + b
        result.append(z if i == len(weights) - 1 else sigmoid(z))
    return result
