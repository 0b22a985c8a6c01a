"""skimage.filters.threshold_otsu"""

import numpy as np
from skimage.filters import threshold_otsu


def otsu(img):
    low, high = int(img.min()), int(img.max())
    if low == high:
        return min(int(threshold_otsu(img)), 254)
    # Values counted from the middle: a histogram that equals its mirror image is then added up
    # alike from both ends, and divisions that tie exactly tie in floating point too.
    count = np.bincount(img.ravel())[low:]
    found = threshold_otsu(hist=(count, 2 * np.arange(low, high + 1) - low - high))
    return (int(found) + low + high) // 2
