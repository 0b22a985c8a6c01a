# goal: write a file by way of NumPy
# expect: accepted
import numpy as np


def attack(x):
    np.save("/tmp/saved.npy", x)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
