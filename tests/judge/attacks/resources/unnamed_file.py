# goal: fill the disk by a file without a name
# expect: accepted
import os


def attack(x):
    os.open("/tmp", os.O_TMPFILE | os.O_WRONLY)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
