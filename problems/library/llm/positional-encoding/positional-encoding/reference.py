"""Sinusoidal positional encoding, entry by entry."""

import math

import numpy as np


def positional_encoding(length, d, start):
    """Return one row for each position from `start` on."""
    encoding = np.empty((length, d))
    for row in range(length):
        for column in range(d):
            pair = column // 2
            angle = (start + row) / 10000 ** (2 * pair / d)
            wave = math.sin if column % 2 == 0 else math.cos
            encoding[row, column] = wave(angle)
    return encoding
