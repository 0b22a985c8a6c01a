"""Sample by sample, as outer products

Each sample adds its share of the loss and two outer products to the gradient of W.
"""

import math

import numpy as np


def tied_autoencoder(X, W, b, c):
    n = X.shape[0]
    loss = 0.0
    dW, db, dc = np.zeros(W.shape), np.zeros(b.shape), np.zeros(c.shape)
    for x in X:
        a = np.array(
            [sigmoid(float(x @ column + bias)) for column, bias in zip(W.T, b, strict=True)]
        )
        miss = W @ a + c - x
        loss += float(miss @ miss) / n
        back = 2.0 / n * miss
        inside = W.T @ back * a * (1.0 - a)
        dW += np.outer(x, inside) + np.outer(back, a)
        db += inside
        dc += back
    return loss, dW, db, dc


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))
