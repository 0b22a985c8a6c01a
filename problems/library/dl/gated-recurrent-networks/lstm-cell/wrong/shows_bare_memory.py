"""Your output is the gated memory as it is. The memory goes through tanh before the output gate."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def lstm_cell(x, h, c, W, b):
    z = np.concatenate([h, x], axis=1) @ W + b
    u, f, g, o = np.split(z, 4, axis=1)
    u, f, o = (0.5 * (1 + np.tanh(0.5 * k)) for k in (u, f, o))
    c_new = f * c + u * np.tanh(g)
    return o * c_new, c_new
