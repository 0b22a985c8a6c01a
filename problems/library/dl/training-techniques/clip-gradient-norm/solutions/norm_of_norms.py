"""The norm of the arrays' norms

Entry by entry with `math.hypot`, first within the arrays and then over them.
"""

import math

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = math.hypot(*(math.hypot(*g.ravel().tolist()) for g in grads))
    clipped = []
    for g in grads:
        copy = np.array(g, dtype=float)
        if total > max_norm:
            for place in np.ndindex(copy.shape):
                copy[place] = copy[place] / total * max_norm
        clipped.append(copy)
    return clipped, total
