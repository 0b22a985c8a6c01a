# goal: leave a note in a file's record locks
# expect: accepted
import fcntl
import os

import numpy as np


def attack(x):
    fcntl.lockf(os.open(np.__file__, os.O_RDONLY), fcntl.LOCK_SH)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
