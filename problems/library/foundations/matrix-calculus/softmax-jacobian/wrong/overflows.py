"""Your probabilities become NaN for large or very negative logits. Only differences of logits matter: shift all of them so that no exponent is positive and one is 0."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z)
    p = e / e.sum()
    return np.diag(p) - np.outer(p, p)
