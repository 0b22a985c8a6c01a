"""log(sum(exp(x))) along one axis, slice by slice."""

import math

import numpy as np


def logsumexp(x, axis):
    """Return the log-sum-exp of every slice of `x` along `axis`."""
    return np.apply_along_axis(_of_slice, axis, x)


def _of_slice(values):
    top = float(values.max())
    if math.isinf(top):
        # Either nothing but -inf, or a +inf that outweighs everything.
        return top
    return top + math.log(np.exp(values - top).sum())
