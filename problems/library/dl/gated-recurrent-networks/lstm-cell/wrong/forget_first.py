"""You read the first block as the forget gate and the second as the update gate. The order here is update, forget, candidate, output."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def lstm_cell(x, h, c, W, b):
    z = np.concatenate([h, x], axis=1) @ W + b
    f, u, g, o = np.split(z, 4, axis=1)
    u, f, o = (0.5 * (1 + np.tanh(0.5 * k)) for k in (u, f, o))
    c_new = f * c + u * np.tanh(g)
    return o * np.tanh(c_new), c_new
