"""Your sigmoid divides infinity by infinity for large arguments, which is NaN. Write it so that no exponential can overflow."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def lstm_cell(x, h, c, W, b):
    def sigmoid(z):
        with np.errstate(all="ignore"):
            return np.exp(z) / (1 + np.exp(z))

    z = np.concatenate([h, x], axis=1) @ W + b
    u, f, g, o = np.split(z, 4, axis=1)
    u, f, o = sigmoid(u), sigmoid(f), sigmoid(o)
    c_new = f * c + u * np.tanh(g)
    return o * np.tanh(c_new), c_new
