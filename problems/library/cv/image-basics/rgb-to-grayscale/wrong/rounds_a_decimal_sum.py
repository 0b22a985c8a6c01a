"""You round a sum of decimal fractions with np.round. Halves come out a little off, and exact ones go to the even number: count in thousandths and round halves up."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def to_gray(img):
    return np.round(img @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
