"""For odd d there is one sine column more than there are cosine columns, so the angles do not fit into both. Drop the last angle for the cosines."""
# expect: runtime_error in hidden
# hint: 4

import numpy as np


def positional_encoding(length, d, start):
    position = np.arange(start, start + length)[:, None]
    angle = position / 10000 ** (np.arange(0, d, 2) / d)
    encoding = np.zeros((length, d))
    encoding[:, 0::2] = np.sin(angle)
    encoding[:, 1::2] = np.cos(angle)
    return encoding
