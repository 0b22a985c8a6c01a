"""Your candidate looks at the whole memory. In the full cell it looks at r times the memory."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    mx = np.concatenate([m, x], axis=1)
    u = 0.5 * (1 + np.tanh(0.5 * (mx @ Wu + bu)))
    candidate = np.tanh(mx @ Wc + bc)
    return u * candidate + (1 - u) * m
