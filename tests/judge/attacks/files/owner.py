# goal: change a file's owner
# expect: accepted
import os

import numpy as np


def attack(x):
    os.chown(np.__file__, os.getuid(), -1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
