# goal: use einsum
# expect: accepted
import numpy as np


def probe(x):
    return np.einsum("i,->i", x, 2.0)
