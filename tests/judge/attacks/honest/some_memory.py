# goal: use half of the memory for a while
# expect: accepted
import numpy as np


def probe(x):
    large = np.ones(5 << 20)
    return 2 * x * large[0]
