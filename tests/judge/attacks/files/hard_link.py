# goal: lay a second name for a file
# expect: accepted
import os

import numpy as np


def attack(x):
    os.link(np.__file__, "/tmp/link")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
