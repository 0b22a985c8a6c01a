"""You divide by the size of an empty class. The result is NaN, and argmax takes a NaN for the largest value. An empty class has variance 0."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def otsu(img):
    count = np.bincount(img.ravel(), minlength=256)
    n0 = np.cumsum(count)[:255]
    s0 = np.cumsum(count * np.arange(256))[:255]
    n1, s1 = img.size - n0, img.sum(dtype=np.int64) - s0
    with np.errstate(divide="ignore", invalid="ignore"):
        b = n0 * n1 * (s0 / n0 - s1 / n1) ** 2
    return int(np.argmax(b))
