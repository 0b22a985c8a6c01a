"""Your wavelengths grow too fast: an index that steps by two is already the 2i of the formula and must not be doubled again."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def positional_encoding(length, d, start):
    encoding = np.zeros((length, d))
    for p in range(length):
        for i in range(0, d, 2):
            angle = (start + p) / 10000 ** (2 * i / d)
            encoding[p, i] = np.sin(angle)
            if i + 1 < d:
                encoding[p, i + 1] = np.cos(angle)
    return encoding
