# goal: move to another processor
# expect: accepted
import os


def attack(x):
    os.sched_setaffinity(0, {0})


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
