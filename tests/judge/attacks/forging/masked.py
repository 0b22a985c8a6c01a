# goal: return an array whose wrong values are masked
# expect: wrong_answer
import numpy as np


def probe(x):
    return np.ma.masked_array(x, mask=True)
