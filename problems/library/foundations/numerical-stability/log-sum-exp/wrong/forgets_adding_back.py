"""You subtract the maximum before the exponential and do not add it back after the logarithm. The result is off by that maximum."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def logsumexp(x, axis):
    top = x.max(axis=axis, keepdims=True)
    shift = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(all="ignore"):
        return np.log(np.exp(x - shift).sum(axis=axis))
