"""Your output shows the memory from before this step. Update the memory first, then show the new one."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def lstm_cell(x, h, c, W, b):
    z = np.concatenate([h, x], axis=1) @ W + b
    u, f, g, o = np.split(z, 4, axis=1)
    u, f, o = (0.5 * (1 + np.tanh(0.5 * k)) for k in (u, f, o))
    c_new = f * c + u * np.tanh(g)
    return o * np.tanh(c), c_new
