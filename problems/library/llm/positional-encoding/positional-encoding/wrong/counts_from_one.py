"""Your rows are one position ahead. Row 0 encodes the position start itself; positions count from 0."""
# expect: wrong_answer in hidden

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(start + 1, start + length + 1)[:, None]
    angle = position / 10000 ** (np.arange(0, d, 2) / d)
    encoding = np.zeros((length, d))
    encoding[:, 0::2] = np.sin(angle)
    encoding[:, 1::2] = np.cos(angle[:, : d // 2])
    return encoding
