"""You normalise over the whole array. Each row is a distribution of its own and adds up to 1."""
# expect: wrong_answer in hidden

import numpy as np


def top_p_filter(logits, p):
    if p >= 1:
        return logits.copy()
    e = np.exp(logits - logits.max())
    q = e / e.sum()
    order = np.argsort(-q, axis=1, kind="stable")
    ranked = np.take_along_axis(q, order, axis=1)
    before = np.cumsum(ranked, axis=1) - ranked
    keep = before < p
    keep[:, 0] = True
    mask = np.zeros(logits.shape, dtype=bool)
    np.put_along_axis(mask, order, keep, axis=1)
    return np.where(mask, logits, -np.inf)
