"""Your relevance gate also scales what comes from the input. It decides about the memory only; x enters the candidate unscaled."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    mx = np.concatenate([m, x], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (mx @ Wu + bu)))
    r = 0.5 * (1 + np.tanh(0.5 * (mx @ Wr + br)))
    candidate = np.tanh(r * (mx @ Wc) + bc)
    return u * candidate + (1 - u) * m
