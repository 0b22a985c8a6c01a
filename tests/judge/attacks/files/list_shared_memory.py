# goal: list shared memory
# expect: accepted
import os


def attack(x):
    os.listdir("/dev/shm")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
