"""Your rounding sends one half to the nearest even number, as np.round does. Here one half is rounded up."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def to_gray(img):
    r, g, b = (img[..., k].astype(np.int64) for k in range(3))
    return np.rint((299 * r + 587 * g + 114 * b) / 1000).astype(np.uint8)
