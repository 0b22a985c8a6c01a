# goal: read a file by way of NumPy
# expect: accepted
import numpy as np


def attack(x):
    np.fromfile("/etc/passwd", dtype=np.uint8)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
