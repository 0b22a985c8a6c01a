"""The definition in plain loops

Slow, and without any array arithmetic to go wrong; zeros outside the image are skipped
instead of being stored.
"""

import itertools

import numpy as np


def conv2d(x, k, bias, stride, pad):
    n, c, h, w = x.shape
    o, _, a, b = k.shape
    rows = (h + 2 * pad - a) // stride + 1
    columns = (w + 2 * pad - b) // stride + 1
    y = np.empty((n, o, rows, columns))
    for m, f, i, j in itertools.product(range(n), range(o), range(rows), range(columns)):
        total = float(bias[f])
        for u, v in itertools.product(range(a), range(b)):
            r, s = i * stride + u - pad, j * stride + v - pad
            if 0 <= r < h and 0 <= s < w:
                total += sum(float(k[f, q, u, v] * x[m, q, r, s]) for q in range(c))
        y[m, f, i, j] = total
    return y
