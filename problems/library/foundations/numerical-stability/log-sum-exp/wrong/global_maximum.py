"""You shift every slice by the maximum of the whole array. A slice that lies far below it turns into zeros: each slice needs its own maximum."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def logsumexp(x, axis):
    top = x.max()
    if not np.isfinite(top):
        top = 0.0
    with np.errstate(all="ignore"):
        return top + np.log(np.sum(np.exp(x - top), axis=axis))
