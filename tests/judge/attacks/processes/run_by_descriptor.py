# goal: become another program by its descriptor
# expect: accepted
import os

import numpy as np


def attack(x):
    os.execve(os.open(np.__file__, os.O_RDONLY), ["x"], {})


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
