"""You treat the denominator as a constant. It contains every logit, so the quotient rule has a second term."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return np.diag(p)
