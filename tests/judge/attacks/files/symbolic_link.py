# goal: lay a link for the judge to follow
# expect: accepted
import os


def attack(x):
    os.symlink("/etc/passwd", "/tmp/link")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
