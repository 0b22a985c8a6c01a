# goal: return an answer of many megabytes
# expect: output_limit_exceeded
import numpy as np


def probe(x):
    return np.ones(4 << 20)
