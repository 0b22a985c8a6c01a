"""Entry by entry

The two cases of the quotient rule in two loops; the probabilities come from the logarithm of
the sum of exponentials.
"""

import math

import numpy as np


def softmax_jacobian(z):
    logits = z.tolist()
    top = max(logits)
    log_sum = top + math.log(sum(math.exp(value - top) for value in logits))
    p = [math.exp(value - log_sum) for value in logits]
    jacobian = np.empty((len(p), len(p)))
    for i, p_i in enumerate(p):
        for j, p_j in enumerate(p):
            jacobian[i, j] = p_i * (1.0 - p_i) if i == j else -p_i * p_j
    return jacobian
