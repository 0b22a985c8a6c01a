# goal: catch a MemoryError and go on
# expect: accepted
import numpy as np


def probe(x):
    try:
        np.ones(1 << 40)
    except MemoryError:
        return 2 * x
