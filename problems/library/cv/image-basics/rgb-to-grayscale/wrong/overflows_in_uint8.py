"""Your products are made in the type of the image, and 8 bits wrap around at 256. Convert to a wider type before you multiply."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def to_gray(img):
    weighted = img * np.array([30, 59, 11], dtype=np.uint8)
    return (weighted.sum(axis=-1) // 100).astype(np.uint8)
