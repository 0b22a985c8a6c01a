# goal: hide memory in the buffers of pipes
# expect: accepted
import fcntl
import os


def attack(x):
    _, end = os.pipe()
    fcntl.fcntl(end, 1031, 1 << 20)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
