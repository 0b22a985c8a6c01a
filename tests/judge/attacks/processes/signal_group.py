# goal: kill its process group
# expect: accepted
import os


def attack(x):
    os.killpg(0, 9)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
