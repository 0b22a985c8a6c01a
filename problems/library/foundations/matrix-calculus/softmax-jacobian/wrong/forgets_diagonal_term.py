"""You use −p_i p_j on the diagonal as well. For i = j the numerator of the fraction depends on the logit too and adds a term."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return -np.outer(p, p)
