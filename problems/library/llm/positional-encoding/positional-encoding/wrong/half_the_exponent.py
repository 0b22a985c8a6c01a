"""Your wavelengths grow too slowly: the exponent is twice the number of the pair, divided by d."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def positional_encoding(length, d, start):
    encoding = np.zeros((length, d))
    for p in range(length):
        for i in range((d + 1) // 2):
            angle = (start + p) / 10000 ** (i / d)
            encoding[p, 2 * i] = np.sin(angle)
            if 2 * i + 1 < d:
                encoding[p, 2 * i + 1] = np.cos(angle)
    return encoding
