"""All rows at once, by the mass before each token

A token goes if the tokens before it have reached p already.
"""

import numpy as np


def top_p_filter(logits, p):
    if p >= 1.0:
        return np.array(logits)
    order = np.argsort(-logits, axis=1, kind="stable")
    ranked = np.take_along_axis(logits, order, axis=1)
    weights = np.exp(ranked - ranked[:, :1])
    weights /= weights.sum(axis=1, keepdims=True)
    before = np.zeros_like(weights)
    before[:, 1:] = np.cumsum(weights, axis=1)[:, :-1]
    removed = before >= p
    removed[:, 0] = False
    result = np.empty_like(logits)
    np.put_along_axis(result, order, np.where(removed, -np.inf, ranked), axis=1)
    return result
