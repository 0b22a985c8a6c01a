# goal: list the root folder
# expect: accepted
import os


def attack(x):
    os.listdir("/")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
