"""Number by number

One loop for each index of the formula: sequence, step, unit, and two sums.
"""

import math

import numpy as np


def rnn_forward(X, h0, U, W, b):
    n, steps, inputs = X.shape
    units = len(b)
    states = np.zeros((n, steps, units))
    for s in range(n):
        previous = h0[s].tolist()
        for k in range(steps):
            current = []
            for j in range(units):
                total = float(b[j])
                total += sum(float(X[s, k, p]) * float(U[p, j]) for p in range(inputs))
                total += sum(previous[p] * float(W[p, j]) for p in range(units))
                current.append(math.tanh(total))
            states[s, k] = previous = current
    return states
