"""Your logits come back in sorted order. Each token stays at its own place."""
# expect: wrong_answer in hidden
# hint: 4

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
    return np.where(keep, np.take_along_axis(logits, order, axis=1), -np.inf)
