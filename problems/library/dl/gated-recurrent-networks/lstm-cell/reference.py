"""One step of a long short-term memory cell."""

import numpy as np


def lstm_cell(x, h, c, W, b):
    """Return the new outputs and the new memories."""
    z = np.concatenate([h, x], axis=1) @ W + b
    z_update, z_forget, z_candidate, z_output = np.split(z, 4, axis=1)
    update, forget, output = _sigmoid(z_update), _sigmoid(z_forget), _sigmoid(z_output)
    c_new = forget * c + update * np.tanh(z_candidate)
    return output * np.tanh(c_new), c_new


def _sigmoid(z):
    # The same function as 1 / (1 + exp(-z)), written so that nothing can overflow.
    return 0.5 * (1 + np.tanh(0.5 * z))
