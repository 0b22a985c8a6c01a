# goal: return a subclass of an array
# expect: accepted
import numpy as np


def probe(x):
    return (2 * x).view(np.recarray).view(np.ndarray)
