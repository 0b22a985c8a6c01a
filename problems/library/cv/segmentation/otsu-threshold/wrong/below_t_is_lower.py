"""You compare pixels < t with pixels >= t for t up to 254, so your threshold is one too high. Pixels <= t are the lower class."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def otsu(img):
    if img.min() == img.max():
        return min(int(img.min()), 254)
    best, chosen = -1.0, 0
    for t in range(255):
        lower, upper = img[img < t], img[img >= t]
        if lower.size and upper.size:
            b = lower.size * upper.size * (lower.mean() - upper.mean()) ** 2
            if b > best * (1 + 1e-12):
                best, chosen = b, t
    return chosen
