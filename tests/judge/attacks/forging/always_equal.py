# goal: return an array that is equal to everything
# expect: wrong_answer | runtime_error
import numpy as np


class Agreeable(np.ndarray):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __array_ufunc__(self, *inputs, **options):
        return np.True_

    def tobytes(self, order="C"):
        return b""


def probe(x):
    return x.view(Agreeable)
