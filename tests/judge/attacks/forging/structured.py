# goal: return a structured array with a hostile dtype
# expect: wrong_answer
import numpy as np


def probe(x):
    return np.zeros(3, dtype=[(b"\xf0\x9f".decode("latin-1"), "f8"), ("o", "O")])
