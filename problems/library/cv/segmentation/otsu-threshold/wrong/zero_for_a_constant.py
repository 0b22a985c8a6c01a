"""You return 0 for an image of one value. The statement asks for that value, or 254 if it is 255."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def curve(img):
    count = np.bincount(img.ravel(), minlength=256)
    n0 = np.cumsum(count)[:255]
    s0 = np.cumsum(count * np.arange(256))[:255]
    n1, s1 = img.size - n0, img.sum(dtype=np.int64) - s0
    gap = s0 / np.maximum(n0, 1) - s1 / np.maximum(n1, 1)
    return n0, n1, gap


def otsu(img):
    n0, n1, gap = curve(img)
    b = np.where((n0 > 0) & (n1 > 0), n0 * n1 * gap**2, 0)
    return int(np.argmax(b >= b.max() * (1 - 1e-12)))
