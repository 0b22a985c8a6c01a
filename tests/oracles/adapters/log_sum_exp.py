"""scipy.special.logsumexp"""

from scipy import special


def logsumexp(x, axis):
    return special.logsumexp(x, axis=axis)
