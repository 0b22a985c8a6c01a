"""You multiply by the slope of the layer's input instead of its output. The list of activations starts with X, so a layer's own activation stands one place further on."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def mlp_backward(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(acts[-1] @ W + b))
    dW, db = [None] * len(weights), [None] * len(weights)
    da = 2 * (acts[-1] - Y) / len(X)
    for i in reversed(range(len(weights))):
        delta = da * acts[i] * (1 - acts[i])
        dW[i] = acts[i].T @ delta
        db[i] = delta.sum(axis=0)
        da = delta @ weights[i].T
    return dW, db
