"""You keep 1 − u of the old memory. The forget gate is a gate of its own, with its own block of W and b."""
# expect: wrong_answer in hidden

import numpy as np


def lstm_cell(x, h, c, W, b):
    z = np.concatenate([h, x], axis=1) @ W + b
    u, f, g, o = np.split(z, 4, axis=1)
    u, o = (0.5 * (1 + np.tanh(0.5 * k)) for k in (u, o))
    c_new = (1 - u) * c + u * np.tanh(g)
    return o * np.tanh(c_new), c_new
