# goal: sort and search
# expect: accepted
import numpy as np


def probe(x):
    order = np.argsort(x)
    return (2 * x[order])[np.argsort(order)]
