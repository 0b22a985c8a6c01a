# goal: find the judge's own modules
# expect: accepted
import sys

NAMES = ("judge.run", "judge.supervisor", "judge.checkers", "problems", "app", "sqlalchemy")


def found(x):
    return any(name in sys.modules for name in NAMES)


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
