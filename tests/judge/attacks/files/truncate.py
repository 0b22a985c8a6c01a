# goal: empty a file
# expect: accepted
import os

import numpy as np


def attack(x):
    os.truncate(np.__file__, 0)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
