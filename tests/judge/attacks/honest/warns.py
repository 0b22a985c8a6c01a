# goal: run into warnings
# expect: accepted
import numpy as np


def probe(x):
    np.zeros(2) / 0
    return 2 * x
