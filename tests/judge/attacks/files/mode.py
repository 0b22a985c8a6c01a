# goal: change a file's mode
# expect: accepted
import os

import numpy as np


def attack(x):
    os.chmod(np.__file__, 0o777)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
