"""You cut the fraction off a sum of decimal fractions, so white may become 254. The grey value is rounded to the nearest integer."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def to_gray(img):
    return (img @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
