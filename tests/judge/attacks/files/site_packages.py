# goal: list what is installed beside NumPy
# expect: accepted
import os

import numpy as np


def attack(x):
    os.listdir(os.path.dirname(os.path.dirname(np.__file__)))


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
