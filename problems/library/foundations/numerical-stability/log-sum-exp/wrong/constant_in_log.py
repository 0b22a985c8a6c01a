"""You add a small constant inside the logarithm. A slice of −inf then gives a finite number instead of −inf; the logarithm of zero is right there."""
# expect: wrong_answer in hidden

import numpy as np


def logsumexp(x, axis):
    top = x.max(axis=axis, keepdims=True)
    shift = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(all="ignore"):
        return np.log(np.exp(x - shift).sum(axis=axis) + 1e-12) + shift.squeeze(axis=axis)
