"""You weight the first channel as blue and the last as red. The channels stand in the order red, green, blue."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def to_gray(img):
    b, g, r = (img[..., k].astype(np.int64) for k in range(3))
    return ((299 * r + 587 * g + 114 * b + 500) // 1000).astype(np.uint8)
