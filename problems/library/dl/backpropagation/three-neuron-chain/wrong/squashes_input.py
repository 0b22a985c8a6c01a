"""You send the input through a sigmoid. The input neuron passes x on as it is; only the hidden and the output neuron have a sigmoid."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def chain_grads(x, w, b, y):
    a0 = sigmoid(x)
    a1 = sigmoid(w[0] * a0 + b[0])
    a2 = sigmoid(w[1] * a1 + b[1])
    delta2 = 2 * (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w[1] * a1 * (1 - a1)
    dx = float(delta1 * w[0] * a0 * (1 - a0))
    return np.array([delta1 * a0, delta2 * a1]), np.array([delta1, delta2]), dx
