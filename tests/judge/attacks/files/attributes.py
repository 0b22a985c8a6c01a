# goal: leave a note in a file's attributes
# expect: accepted
import os

import numpy as np


def attack(x):
    os.setxattr(np.__file__, "user.note", b"1")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
