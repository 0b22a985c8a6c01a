"""Your cosines use an exponent of their own. The two columns of a pair share one angle, with the exponent of the even column."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(start, start + length)[:, None]
    angle = position / 10000 ** (np.arange(d) / d)
    encoding = np.zeros((length, d))
    encoding[:, 0::2] = np.sin(angle[:, 0::2])
    encoding[:, 1::2] = np.cos(angle[:, 1::2])
    return encoding
