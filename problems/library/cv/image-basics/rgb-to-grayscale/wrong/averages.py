"""You take the plain mean of the three channels. They count differently: green most, blue least."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def to_gray(img):
    return ((img.sum(axis=-1, dtype=np.int64) * 2 + 3) // 6).astype(np.uint8)
