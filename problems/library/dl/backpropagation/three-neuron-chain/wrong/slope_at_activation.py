"""You evaluate the slope of the sigmoid at a instead of at z, so the sigmoid is applied twice. In terms of the activation the slope is a(1 − a)."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def chain_grads(x, w, b, y):
    a1 = sigmoid(w[0] * x + b[0])
    a2 = sigmoid(w[1] * a1 + b[1])
    delta2 = 2 * (a2 - y) * sigmoid_prime(a2)
    delta1 = delta2 * w[1] * sigmoid_prime(a1)
    return np.array([delta1 * x, delta2 * a1]), np.array([delta1, delta2]), float(delta1 * w[0])
