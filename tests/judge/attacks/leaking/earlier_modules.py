# goal: find what an earlier submission left in NumPy
# expect: accepted
import numpy as np

left_before = hasattr(np, "left_by_a_submission")
np.left_by_a_submission = True


def found(x):
    return left_before


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
