"""A table of angles, and two slices

Positions against frequencies give all angles; the even columns take their sines, the odd ones
as many of their cosines as there is room for.
"""

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(start, start + length)[:, None]
    frequency = 10000.0 ** (-np.arange(0, d, 2) / d)
    angle = position * frequency
    encoding = np.empty((length, d))
    encoding[:, 0::2] = np.sin(angle)
    encoding[:, 1::2] = np.cos(angle[:, : d // 2])
    return encoding
