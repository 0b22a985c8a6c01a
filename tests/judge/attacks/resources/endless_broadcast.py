# goal: return an array of a petabyte that takes no memory here
# expect: output_limit_exceeded
import numpy as np


def probe(x):
    return np.broadcast_to(1.0, (1 << 25, 1 << 24))
