"""Your sums overflow uint16, which ends at 65535: 299 times 255 alone is 76245. Convert to a wider type first."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def to_gray(img):
    r, g, b = (img[..., k].astype(np.uint16) for k in range(3))
    return ((299 * r + 587 * g + 114 * b + 500) // 1000).astype(np.uint8)
