# goal: kill the process above
# expect: accepted
import os


def attack(x):
    os.kill(os.getppid() or 1, 9)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
