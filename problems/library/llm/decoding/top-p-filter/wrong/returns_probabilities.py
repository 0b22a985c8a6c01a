"""You return probabilities. The kept logits stay as they are; whoever samples applies the softmax."""
# expect: wrong_answer in hidden

import numpy as np


def top_p_filter(logits, p):
    if p >= 1:
        return logits.copy()
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    q = e / e.sum(axis=1, keepdims=True)
    order = np.argsort(-q, axis=1, kind="stable")
    ranked = np.take_along_axis(q, order, axis=1)
    before = np.cumsum(ranked, axis=1) - ranked
    keep = before < p
    keep[:, 0] = True
    mask = np.zeros(logits.shape, dtype=bool)
    np.put_along_axis(mask, order, keep, axis=1)
    return np.where(mask, q, -np.inf)
