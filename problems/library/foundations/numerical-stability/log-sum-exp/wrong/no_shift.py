"""Your exponentials overflow for large entries and vanish for very negative ones. Take each slice's largest entry out of the sum before you exponentiate."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def logsumexp(x, axis):
    with np.errstate(all="ignore"):
        return np.log(np.sum(np.exp(x), axis=axis))
