# goal: make a folder
# expect: accepted
import os


def attack(x):
    os.mkdir("/tmp/made")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
