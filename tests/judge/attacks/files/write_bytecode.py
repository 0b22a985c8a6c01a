# goal: change NumPy's compiled code for the next submission
# expect: accepted
import numpy as np


def attack(x):
    open(np.__cached__, "r+b").close()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
