# goal: reopen a path descriptor by way of /proc
# expect: accepted
import os


def attack(x):
    kept = os.open("/etc/passwd", os.O_PATH)
    os.open(f"/proc/self/fd/{kept}", os.O_RDONLY)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
