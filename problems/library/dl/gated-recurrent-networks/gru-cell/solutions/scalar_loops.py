"""Sample by sample, unit by unit

Plain Python numbers; every sum of the formulas is a loop.
"""

import math

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    new = []
    for inputs, memory in zip(x.tolist(), m.tolist(), strict=True):
        u = [sigmoid(z) for z in dense(memory + inputs, Wu, bu)]
        r = [sigmoid(z) for z in dense(memory + inputs, Wr, br)]
        relevant = [gate * old for gate, old in zip(r, memory, strict=True)]
        candidate = [math.tanh(z) for z in dense(relevant + inputs, Wc, bc)]
        row = [k * c + (1 - k) * old for k, c, old in zip(u, candidate, memory, strict=True)]
        new.append(row)
    return np.array(new)


def dense(row, W, b):
    columns = W.T.tolist()
    return [
        sum(value * weight for value, weight in zip(row, column, strict=True)) + bias
        for column, bias in zip(columns, b.tolist(), strict=True)
    ]


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))
