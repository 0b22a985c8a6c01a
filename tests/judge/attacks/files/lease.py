# goal: hold up whoever opens a file
# expect: accepted
import fcntl
import os

import numpy as np


def attack(x):
    fcntl.fcntl(os.open(np.__file__, os.O_RDONLY), fcntl.F_SETLEASE, fcntl.F_RDLCK)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
