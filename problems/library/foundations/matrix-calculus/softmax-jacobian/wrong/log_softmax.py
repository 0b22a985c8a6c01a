"""This is the Jacobian of the logarithm of softmax. The derivative of a probability has its own probability as a further factor."""
# expect: wrong_answer in hidden

import numpy as np


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return np.eye(len(z)) - p
