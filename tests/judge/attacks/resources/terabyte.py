# goal: ask for a terabyte at once
# expect: memory_limit_exceeded
import numpy as np


def probe(x):
    return np.ones(1 << 37)
