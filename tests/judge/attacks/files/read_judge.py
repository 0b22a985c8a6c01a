# goal: read the judge's own code
# expect: accepted
import pathlib

from judge import codec


def attack(x):
    pathlib.Path(codec.__file__).read_text()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
