"""You evaluate the slope of the sigmoid at a instead of at z, so the sigmoid is applied twice. In terms of the activation the slope is a(1 − a)."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def mlp_backward(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(acts[-1] @ W + b))
    dW, db = [None] * len(weights), [None] * len(weights)
    delta = 2 * (acts[-1] - Y) / len(X) * sigmoid_prime(acts[-1])
    for i in reversed(range(len(weights))):
        dW[i] = acts[i].T @ delta
        db[i] = delta.sum(axis=0)
        delta = delta @ weights[i].T * sigmoid_prime(acts[i])
    return dW, db
