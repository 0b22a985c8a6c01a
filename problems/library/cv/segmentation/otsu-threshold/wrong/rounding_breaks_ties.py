"""You compare rounded variances exactly, and one tied division of the pixels beats the other by a last bit. Compare whole numbers, or allow for rounding."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def otsu(img):
    if img.min() == img.max():
        return min(int(img.min()), 254)
    p = np.bincount(img.ravel(), minlength=256) / img.size
    best, threshold = -1.0, 0
    for t in range(255):
        w0, w1 = p[: t + 1].sum(), p[t + 1 :].sum()
        if w0 > 0 and w1 > 1e-15:
            m0 = (p[: t + 1] * np.arange(t + 1)).sum() / w0
            m1 = (p[t + 1 :] * np.arange(t + 1, 256)).sum() / w1
            if w0 * w1 * (m0 - m1) ** 2 > best:
                best, threshold = w0 * w1 * (m0 - m1) ** 2, t
    return int(threshold)
