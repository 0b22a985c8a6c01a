# goal: change the root folder
# expect: forbidden
import os


def attack(x):
    os.chroot("/tmp")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
