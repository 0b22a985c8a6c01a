# goal: find a descriptor beyond its own
# expect: accepted
import os


def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def found(x):
    return any(is_open(number) for number in range(5, 4096))


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
