"""You mix the other way round: your u weights the old memory. Here u weights the candidate and 1 − u the memory."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    mx = np.concatenate([m, x], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (mx @ Wu + bu)))
    r = 0.5 * (1 + np.tanh(0.5 * (mx @ Wr + br)))
    candidate = np.tanh(np.concatenate([r * m, x], axis=1) @ Wc + bc)
    return (1 - u) * candidate + u * m
