# goal: return an object that claims to be an array
# expect: wrong_answer | runtime_error
import numpy as np


class Claim:
    __class__ = np.ndarray
    shape = (3,)
    dtype = np.dtype(float)

    def view(self, kind):
        return self


def probe(x):
    return Claim()
