"""All inputs in one product, then the recurrence

The products with U need no state, so they are made for all steps at once.
"""

import numpy as np


def rnn_forward(X, h0, U, W, b):
    drive = np.einsum("nki,id->knd", X, U) + b
    states = [h0]
    for push in drive:
        states.append(np.tanh(push + states[-1] @ W))
    return np.stack(states[1:], axis=1)
