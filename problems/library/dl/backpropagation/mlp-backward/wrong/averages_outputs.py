"""You divide by the number of outputs as well. The squares are summed over the outputs of a sample; only the samples are averaged."""
# expect: wrong_answer in hidden

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def mlp_backward(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(acts[-1] @ W + b))
    dW, db = [None] * len(weights), [None] * len(weights)
    delta = 2 * (acts[-1] - Y) / Y.size * acts[-1] * (1 - acts[-1])
    for i in reversed(range(len(weights))):
        dW[i] = acts[i].T @ delta
        db[i] = delta.sum(axis=0)
        delta = delta @ weights[i].T * acts[i] * (1 - acts[i])
    return dW, db
