# goal: reach files by way of a process's root
# expect: accepted
import pathlib


def attack(x):
    pathlib.Path("/proc/self/root/etc/passwd").read_text()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
