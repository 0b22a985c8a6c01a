"""Your candidate goes through the sigmoid like the gates, so the memory can never be lowered. It goes through tanh and has both signs."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def lstm_cell(x, h, c, W, b):
    z = np.concatenate([h, x], axis=1) @ W + b
    u, f, g, o = np.split(0.5 * (1 + np.tanh(0.5 * z)), 4, axis=1)
    c_new = f * c + u * g
    return o * np.tanh(c_new), c_new
