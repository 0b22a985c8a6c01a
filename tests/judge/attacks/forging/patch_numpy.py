# goal: replace the functions that compare arrays
# expect: wrong_answer
import numpy as np

np.allclose = np.isclose = np.array_equal = lambda *inputs, **options: True


def probe(x):
    return x
