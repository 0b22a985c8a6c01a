# goal: find the expected values in the frames above
# expect: accepted
import sys

import numpy as np


def in_frames(x):
    frame = sys._getframe()
    while frame is not None:
        for value in [*frame.f_locals.values()]:
            for part in [value, *vars(value).values()] if hasattr(value, "__dict__") else [value]:
                if isinstance(part, np.ndarray) and part.shape == x.shape and (part == 2 * x).all():
                    return True
        frame = frame.f_back
    return False


def found(x):
    return in_frames(x)


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
