"""Sample by sample, unit by unit

Plain Python numbers; unit j of each block is column j plus a multiple of d.
"""

import math

import numpy as np


def lstm_cell(x, h, c, W, b):
    n, d = h.shape
    h_new, c_new = np.zeros((n, d)), np.zeros((n, d))
    for s in range(n):
        row = h[s].tolist() + x[s].tolist()

        def z(column, row=row):
            products = (value * float(W[p, column]) for p, value in enumerate(row))
            return sum(products) + float(b[column])

        for j in range(d):
            u, f, o = sigmoid(z(j)), sigmoid(z(d + j)), sigmoid(z(3 * d + j))
            memory = f * float(c[s, j]) + u * math.tanh(z(2 * d + j))
            c_new[s, j] = memory
            h_new[s, j] = o * math.tanh(memory)
    return h_new, c_new


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))
