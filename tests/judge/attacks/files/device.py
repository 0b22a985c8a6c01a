# goal: make a device
# expect: accepted
import os


def attack(x):
    os.mknod("/tmp/device", 0o20666, os.makedev(1, 3))


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
