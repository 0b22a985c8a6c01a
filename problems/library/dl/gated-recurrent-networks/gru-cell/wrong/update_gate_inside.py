"""You multiply the memory inside the candidate by the update gate. That is the task of the relevance gate r, which has weights of its own."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    mx = np.concatenate([m, x], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (mx @ Wu + bu)))
    candidate = np.tanh(np.concatenate([u * m, x], axis=1) @ Wc + bc)
    return u * candidate + (1 - u) * m
