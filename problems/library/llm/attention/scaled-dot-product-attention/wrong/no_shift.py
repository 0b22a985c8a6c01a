"""Your exponentials overflow for large scores. Subtract each row's largest score first: that changes no weight, and no exponent is above zero."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        weights = np.exp(scores)
        if mask is not None:
            weights = np.where(mask, weights, 0.0)
        total = weights.sum(axis=1, keepdims=True)
        weights = np.where(total == 0, 0.0, weights / total)
    return weights @ V, weights
