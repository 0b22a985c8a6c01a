# goal: kill the first process
# expect: accepted
import os


def attack(x):
    os.kill(1, 9)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
