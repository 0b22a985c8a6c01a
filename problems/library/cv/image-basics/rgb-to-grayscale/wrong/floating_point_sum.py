"""Your sum of decimal fractions is not exact: 0.299, 0.587 and 0.114 are not, so some halves fall below one half. Count in thousandths."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def to_gray(img):
    y = 0.299 * img[..., 0] + 0.587 * img[..., 1] + 0.114 * img[..., 2]
    return np.floor(y + 0.5).astype(np.uint8)
