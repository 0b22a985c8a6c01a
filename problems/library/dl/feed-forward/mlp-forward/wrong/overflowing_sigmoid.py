"""Your sigmoid turns into NaN for large z, because an exponential overflows above and below the fraction line. Choose a form in which the exponent is never positive."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return np.exp(z) / (1.0 + np.exp(z))


def mlp_forward(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ W + b
        activations.append(z if i == len(weights) - 1 else sigmoid(z))
    return activations
