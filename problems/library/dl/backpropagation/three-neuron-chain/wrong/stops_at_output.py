"""Your chain stops at the output neuron: everything before it gets the gradient 0. The hidden neuron and the input influence the cost too, through w[1]."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def chain_grads(x, w, b, y):
    a1 = sigmoid(w[0] * x + b[0])
    a2 = sigmoid(w[1] * a1 + b[1])
    dw, db = np.zeros(2), np.zeros(2)
    delta2 = 2 * (a2 - y) * a2 * (1 - a2)
    dw[1] = delta2 * a1
    db[1] = delta2
    return dw, db, 0.0
