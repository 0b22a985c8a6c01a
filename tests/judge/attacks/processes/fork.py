# goal: start a process
# expect: accepted
import os


def attack(x):
    if os.fork() == 0:
        os._exit(0)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
