"""Your whole matrix has the wrong sign. Raising a logit raises its own probability: the diagonal is positive."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return np.outer(p, p) - np.diag(p)
