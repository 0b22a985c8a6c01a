"""You round each weighted channel before you add. Add first and round once, or three small errors pile up."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def to_gray(img):
    r, g, b = (img[..., k].astype(np.int64) for k in range(3))
    parts = (299 * r + 500) // 1000 + (587 * g + 500) // 1000 + (114 * b + 500) // 1000
    return np.minimum(parts, 255).astype(np.uint8)
