"""Your candidate goes through the sigmoid. It is a proposal for the memory, with both signs, and goes through tanh; only gates use the sigmoid."""
# expect: wrong_answer in hidden

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    mx = np.concatenate([m, x], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (mx @ Wu + bu)))
    r = 0.5 * (1 + np.tanh(0.5 * (mx @ Wr + br)))
    z = np.concatenate([r * m, x], axis=1) @ Wc + bc
    candidate = 0.5 * (1 + np.tanh(0.5 * z))
    return u * candidate + (1 - u) * m
