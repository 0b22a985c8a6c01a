# goal: hide memory in an anonymous file
# expect: accepted
import os


def attack(x):
    os.memfd_create("hidden")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
