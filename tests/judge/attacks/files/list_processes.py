# goal: list the host's processes
# expect: accepted
import os


def attack(x):
    os.listdir("/proc")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
