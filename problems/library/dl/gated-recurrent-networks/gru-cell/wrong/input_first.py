"""You put the input before the memory. The first d rows of each weight matrix belong to the memory: concatenate m first."""
# expect: wrong_answer in hidden

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    xm = np.concatenate([x, m], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (xm @ Wu + bu)))
    r = 0.5 * (1 + np.tanh(0.5 * (xm @ Wr + br)))
    candidate = np.tanh(np.concatenate([x, r * m], axis=1) @ Wc + bc)
    return u * candidate + (1 - u) * m
