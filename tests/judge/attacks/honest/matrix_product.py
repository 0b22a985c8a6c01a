# goal: multiply large matrices
# expect: accepted
import numpy as np


def probe(x):
    grid = np.ones((300, 300))
    return 2 * x * (grid @ grid)[0, 0] / 300
