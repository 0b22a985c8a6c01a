# goal: run before everyone else
# expect: accepted
import os


def attack(x):
    os.setpriority(os.PRIO_PROCESS, 0, -20)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
