# goal: rename a file
# expect: accepted
import os

import numpy as np


def attack(x):
    os.rename(np.__file__, np.__file__ + "x")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
