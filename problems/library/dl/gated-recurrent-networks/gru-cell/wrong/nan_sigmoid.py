"""Your sigmoid divides infinity by infinity for large arguments, which is NaN. Write it so that no exponential can overflow."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    def sigmoid(z):
        with np.errstate(all="ignore"):
            return np.exp(z) / (1 + np.exp(z))

    mx = np.concatenate([m, x], axis=1)
    u = sigmoid(mx @ Wu + bu)
    r = sigmoid(mx @ Wr + br)
    candidate = np.tanh(np.concatenate([r * m, x], axis=1) @ Wc + bc)
    return u * candidate + (1 - u) * m
