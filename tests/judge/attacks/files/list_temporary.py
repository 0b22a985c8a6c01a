# goal: list what others left in /tmp
# expect: accepted
import os


def attack(x):
    os.listdir("/tmp")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
