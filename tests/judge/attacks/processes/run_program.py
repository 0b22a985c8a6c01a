# goal: become another program
# expect: accepted
import os


def attack(x):
    os.execv("/bin/true", ["true"])


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
