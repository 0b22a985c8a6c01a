"""Your matrix has entries on the diagonal only. Raising one logit lowers the other probabilities too, because they share the denominator."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return np.diag(p * (1 - p))
