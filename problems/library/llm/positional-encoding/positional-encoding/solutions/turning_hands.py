"""Each row is the last one, turned

A pair is a complex number on the unit circle. Going one position further multiplies it by a
fixed number of length one.
"""

import numpy as np


def positional_encoding(length, d, start):
    speed = np.array([10000.0 ** (-i / d) for i in range(0, d, 2)])
    hand, turn = np.exp(1j * start * speed), np.exp(1j * speed)
    rows = []
    for _ in range(length):
        rows.append(np.stack([hand.imag, hand.real], axis=1).ravel()[:d])
        hand = hand * turn
    return np.array(rows)
