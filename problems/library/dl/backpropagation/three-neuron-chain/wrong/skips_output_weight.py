"""On the way back from the output to the hidden neuron a factor is missing: z2 depends on a1 through the weight w[1]."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def chain_grads(x, w, b, y):
    a1 = sigmoid(w[0] * x + b[0])
    a2 = sigmoid(w[1] * a1 + b[1])
    delta2 = 2 * (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * a1 * (1 - a1)
    return np.array([delta1 * x, delta2 * a1]), np.array([delta1, delta2]), float(delta1 * w[0])
