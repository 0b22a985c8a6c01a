# goal: import a module that lies elsewhere
# expect: accepted
import importlib
import os
import sys

from judge import codec


def attack(x):
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(codec.__file__))))
    importlib.invalidate_caches()
    importlib.import_module("problems.load")


def probe(x):
    try:
        attack(x)
    except ImportError:
        return 2 * x
    return 0 * x + 666
