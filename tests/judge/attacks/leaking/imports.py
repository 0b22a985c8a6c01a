# goal: import the judge's own modules
# expect: accepted
import importlib

NAMES = ("judge.run", "judge.checkers", "problems.load", "app.settings", "sqlalchemy")


def importable(name):
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def found(x):
    return any(importable(name) for name in NAMES)


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
