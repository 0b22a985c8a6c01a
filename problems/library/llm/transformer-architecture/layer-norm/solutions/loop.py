"""One row and one feature at a time, in plain Python

The sums are written out, so nothing depends on how NumPy reduces an axis.
"""

import math

import numpy as np


def layer_norm(x, gamma, beta, eps):
    rows = []
    for row in x.tolist():
        d = len(row)
        mean = math.fsum(row) / d
        variance = math.fsum((value - mean) ** 2 for value in row) / d
        scale = 1.0 / math.sqrt(variance + eps)
        rows.append([g * (v - mean) * scale + b for v, g, b in zip(row, gamma, beta, strict=True)])
    return np.array(rows)
