"""You keep the reduced axis with length 1. It has to disappear from the shape of the result."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def logsumexp(x, axis):
    top = x.max(axis=axis, keepdims=True)
    shift = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(all="ignore"):
        return np.log(np.exp(x - shift).sum(axis=axis, keepdims=True)) + shift
