"""A slice with +inf gives NaN: you still subtract +inf from itself there. Its log-sum-exp is +inf, whatever stands beside it."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def logsumexp(x, axis):
    top = x.max(axis=axis, keepdims=True)
    top = np.where(np.isneginf(top), 0.0, top)
    with np.errstate(all="ignore"):
        total = np.exp(x - top).sum(axis=axis)
        return np.log(total) + top.squeeze(axis=axis)
