"""Your arrays start with the output neuron, in the order in which you go back. They are asked for in forward order: hidden, then output."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def chain_grads(x, w, b, y):
    a1 = sigmoid(w[0] * x + b[0])
    a2 = sigmoid(w[1] * a1 + b[1])
    delta2 = 2 * (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w[1] * a1 * (1 - a1)
    return np.array([delta2 * a1, delta1 * x]), np.array([delta2, delta1]), float(delta1 * w[0])
