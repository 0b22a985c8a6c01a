# goal: return an array of objects that are equal to everything
# expect: wrong_answer
import numpy as np


class Agreeable:
    def __eq__(self, other):
        return True

    def __float__(self):
        return 2.0


def probe(x):
    return np.array([Agreeable() for _ in x])
