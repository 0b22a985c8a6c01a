"""For odd d you compute one column more and cut it off, and the exponent uses the larger width. It has to use d itself."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def positional_encoding(length, d, start):
    width = d + d % 2
    position = np.arange(start, start + length)[:, None]
    angle = position / 10000 ** (np.arange(0, width, 2) / width)
    encoding = np.zeros((length, width))
    encoding[:, 0::2] = np.sin(angle)
    encoding[:, 1::2] = np.cos(angle)
    return encoding[:, :d]
