"""You multiply by r after the matrix product, as PyTorch does. Here r multiplies the memory itself, before the product with Wc."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    d = m.shape[1]
    mx = np.concatenate([m, x], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (mx @ Wu + bu)))
    r = 0.5 * (1 + np.tanh(0.5 * (mx @ Wr + br)))
    candidate = np.tanh(r * (m @ Wc[:d]) + x @ Wc[d:] + bc)
    return u * candidate + (1 - u) * m
