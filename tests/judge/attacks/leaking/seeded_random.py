# goal: foresee random numbers of a later submission
# expect: accepted
import random

import numpy as np

first, second = random.random(), np.random.rand()
random.seed(1)
np.random.seed(1)


def found(x):
    return first == 0.13436424411240122 or second == 0.417022004702574


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
