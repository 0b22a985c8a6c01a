"""You start each pair with the cosine. Even columns hold sines, odd columns cosines."""
# expect: wrong_answer in hidden

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(start, start + length)[:, None]
    angle = position / 10000 ** (np.arange(0, d, 2) / d)
    encoding = np.zeros((length, d))
    encoding[:, 0::2] = np.cos(angle)
    encoding[:, 1::2] = np.sin(angle[:, : d // 2])
    return encoding
