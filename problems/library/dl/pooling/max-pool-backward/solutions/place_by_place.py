"""One place of the window at a time

For each of the size² places, in row-major order, a strided slice holds the value of every
window at that place. A window that has found its maximum is not asked again.
"""

import numpy as np


def max_pool_backward(x, dout, size, stride):
    rows, columns = dout.shape[2:]

    def slice_at(array, u, v):
        return array[
            :,
            :,
            u : u + (rows - 1) * stride + 1 : stride,
            v : v + (columns - 1) * stride + 1 : stride,
        ]

    places = [(u, v) for u in range(size) for v in range(size)]
    pooled = np.maximum.reduce([slice_at(x, u, v) for u, v in places])
    waiting = np.ones(dout.shape, dtype=bool)
    dx = np.zeros(x.shape)
    for u, v in places:
        found = waiting & (slice_at(x, u, v) == pooled)
        slice_at(dx, u, v)[found] += dout[found]
        waiting &= ~found
    return dx
