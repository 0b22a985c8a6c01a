# goal: change NumPy for the next submission
# expect: accepted
import numpy as np


def attack(x):
    open(np.__file__, "a").close()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
