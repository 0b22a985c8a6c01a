# goal: return a view with gaps
# expect: accepted
import numpy as np


def probe(x):
    return np.repeat(2 * x, 3)[::3]
