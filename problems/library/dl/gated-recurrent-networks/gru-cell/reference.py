"""One step of a gated recurrent unit."""

import numpy as np


def gru_cell(x, m, Wc, Wu, Wr, bc, bu, br):
    """Return the new memories for inputs `x` and old memories `m`."""
    both = np.concatenate([m, x], axis=1)
    update = _sigmoid(both @ Wu + bu)
    relevance = _sigmoid(both @ Wr + br)
    candidate = np.tanh(np.concatenate([relevance * m, x], axis=1) @ Wc + bc)
    return update * candidate + (1 - update) * m


def _sigmoid(z):
    # The same function as 1 / (1 + exp(-z)), written so that nothing can overflow.
    return 0.5 * (1 + np.tanh(0.5 * z))
