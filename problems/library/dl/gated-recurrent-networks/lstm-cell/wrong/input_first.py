"""You put the input before the output of the last step. The first d rows of W belong to h: concatenate h first."""
# expect: wrong_answer in hidden

import numpy as np


def lstm_cell(x, h, c, W, b):
    z = np.concatenate([x, h], axis=1) @ W + b
    u, f, g, o = np.split(z, 4, axis=1)
    u, f, o = (0.5 * (1 + np.tanh(0.5 * k)) for k in (u, f, o))
    c_new = f * c + u * np.tanh(g)
    return o * np.tanh(c_new), c_new
