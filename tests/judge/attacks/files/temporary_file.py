# goal: make a temporary file
# expect: accepted
import tempfile


def attack(x):
    tempfile.mkstemp()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
