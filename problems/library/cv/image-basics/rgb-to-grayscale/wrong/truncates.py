"""You cut the fraction off. The grey value is rounded to the nearest integer."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def to_gray(img):
    r, g, b = (img[..., k].astype(np.int64) for k in range(3))
    return ((299 * r + 587 * g + 114 * b) // 1000).astype(np.uint8)
