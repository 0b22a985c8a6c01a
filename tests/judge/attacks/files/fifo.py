# goal: make a named pipe
# expect: accepted
import os


def attack(x):
    os.mkfifo("/tmp/fifo")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
