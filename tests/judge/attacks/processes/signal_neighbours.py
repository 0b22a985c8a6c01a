# goal: kill whatever has a number nearby
# expect: accepted
import contextlib
import os


def attack(x):
    for number in range(1, 400):
        if number != os.getpid():
            with contextlib.suppress(PermissionError):
                os.kill(number, 9)
                return
    raise OSError("none could be reached")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
