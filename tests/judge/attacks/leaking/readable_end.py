# goal: read back what it wrote to its own pipes
# expect: accepted
import os


def readable(number):
    try:
        os.read(number, 1)
    except OSError:
        return False
    return True


def found(x):
    return any(readable(number) for number in (1, 2, 4))


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
