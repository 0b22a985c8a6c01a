"""Where the largest entry of a slice is infinite you subtract infinity from itself, which is NaN. Treat such slices apart."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def logsumexp(x, axis):
    top = x.max(axis=axis, keepdims=True)
    with np.errstate(all="ignore"):
        total = np.exp(x - top).sum(axis=axis)
        return np.log(total) + top.squeeze(axis=axis)
