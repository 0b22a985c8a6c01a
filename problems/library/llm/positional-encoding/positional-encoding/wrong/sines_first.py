"""You put all sines into the first half of the columns and all cosines into the second. Here they alternate, pair by pair."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(start, start + length)[:, None]
    angle = position / 10000 ** (np.arange(0, d, 2) / d)
    return np.concatenate([np.sin(angle), np.cos(angle[:, : d // 2])], axis=1)
