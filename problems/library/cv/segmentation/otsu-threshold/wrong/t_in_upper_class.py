"""You count the pixels of value t to the upper class, so your threshold is one too high. Pixels <= t are the lower class."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def curve(img):
    count = np.bincount(img.ravel(), minlength=256)
    n0 = np.cumsum(count)[:255]
    s0 = np.cumsum(count * np.arange(256))[:255]
    n1, s1 = img.size - n0, img.sum(dtype=np.int64) - s0
    gap = s0 / np.maximum(n0, 1) - s1 / np.maximum(n1, 1)
    return n0, n1, gap


def otsu(img):
    if img.min() == img.max():
        return min(int(img.min()), 254)
    n0, n1, gap = curve(img)
    b = n0 * n1 * gap**2
    return int(np.argmax(b >= b.max() * (1 - 1e-12))) + 1
