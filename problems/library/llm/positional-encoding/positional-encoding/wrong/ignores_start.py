"""Your first row is always position 0. It has to encode the position start."""
# expect: wrong_answer in hidden

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(length)[:, None]
    angle = position / 10000 ** (np.arange(0, d, 2) / d)
    encoding = np.zeros((length, d))
    encoding[:, 0::2] = np.sin(angle)
    encoding[:, 1::2] = np.cos(angle[:, : d // 2])
    return encoding
