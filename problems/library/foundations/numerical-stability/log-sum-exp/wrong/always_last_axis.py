"""You always reduce the last axis. Use the axis that is given, which may be any one and may be negative."""
# expect: wrong_answer in hidden

import numpy as np


def logsumexp(x, axis):
    top = x.max(axis=-1, keepdims=True)
    shift = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(all="ignore"):
        return np.log(np.exp(x - shift).sum(axis=-1)) + shift.squeeze(axis=-1)
