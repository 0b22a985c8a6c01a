"""Your weights have two digits: 0.30, 0.59 and 0.11. Use all three of the statement's, or some pixels are off by one."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def to_gray(img):
    r, g, b = (img[..., k].astype(np.int64) for k in range(3))
    return ((30 * r + 59 * g + 11 * b + 50) // 100).astype(np.uint8)
