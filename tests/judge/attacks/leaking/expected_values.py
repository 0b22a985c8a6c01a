# goal: find the expected values among all objects
# expect: accepted
import gc

import numpy as np


def any_expected(x):
    gc.unfreeze()
    arrays = [thing for thing in gc.get_objects() if isinstance(thing, np.ndarray)]
    for thing in gc.get_objects():
        if isinstance(thing, (list, tuple)):
            arrays += [part for part in thing if isinstance(part, np.ndarray)]
    return any(a.shape == x.shape and a.dtype == x.dtype and (a == 2 * x).all() for a in arrays)


def found(x):
    return any_expected(x)


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
