"""One neuron at a time

No arrays until the end: the weighted sum of a neuron, its bias, its sigmoid.
"""

import math

import numpy as np


def mlp_forward(X, weights, biases):
    found = [X.tolist()]
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
        rows = []
        for row in found[-1]:
            z = [
                float(b[i]) + sum(a * float(W[j, i]) for j, a in enumerate(row))
                for i in range(len(b))
            ]
            rows.append(z if layer == len(weights) else [squash(value) for value in z])
        found.append(rows)
    return [np.array(rows) for rows in found]


def squash(z):
    if z < 0:
        return 1.0 - squash(-z)
    return 1.0 / (1.0 + math.exp(-z))
