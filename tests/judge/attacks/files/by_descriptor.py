# goal: open a folder by path only and go on from there
# expect: accepted
import os


def attack(x):
    root = os.open("/", os.O_PATH)
    os.open("etc/passwd", os.O_RDONLY, dir_fd=root)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
