# goal: load a library of the host
# expect: accepted
import ctypes


def attack(x):
    ctypes.CDLL("/bin/true")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
