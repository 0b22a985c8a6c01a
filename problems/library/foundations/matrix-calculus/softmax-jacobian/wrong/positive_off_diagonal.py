"""Your entries off the diagonal have the wrong sign: when one probability grows, the others shrink. Check that every row adds up to 0."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    J = np.outer(p, p)
    np.fill_diagonal(J, p * (1 - p))
    return J
