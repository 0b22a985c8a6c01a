"""Your lists start with the last layer, in the order in which you meet the layers on the way back. The first layer comes first."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def mlp_backward(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(acts[-1] @ W + b))
    dW, db = [], []
    delta = 2 * (acts[-1] - Y) / len(X) * acts[-1] * (1 - acts[-1])
    for i in reversed(range(len(weights))):
        dW.append(acts[i].T @ delta)
        db.append(delta.sum(axis=0))
        delta = delta @ weights[i].T * acts[i] * (1 - acts[i])
    return dW, db
