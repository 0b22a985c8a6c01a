"""All thresholds at once

Cumulative sums give count and sum of the lower class for every threshold, and so everything
else. Ties are found with a tolerance, because the variances are rounded.
"""

import numpy as np


def otsu(img):
    if img.min() == img.max():
        return min(int(img.min()), 254)
    count = np.bincount(img.ravel(), minlength=256)
    n0 = np.cumsum(count)[:255]
    sum0 = np.cumsum(count * np.arange(256))[:255]
    n1, sum1 = img.size - n0, img.sum(dtype=np.int64) - sum0
    # An empty class has the sum 0, so a divisor of 1 is as good as any.
    means = sum0 / np.maximum(n0, 1) - sum1 / np.maximum(n1, 1)
    between = n0 * n1 * means**2
    return int(np.argmax(between >= between.max() * (1 - 1e-12)))
