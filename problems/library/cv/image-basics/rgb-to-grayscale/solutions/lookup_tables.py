"""Three tables of 256 products

A channel has only 256 values, so every product is computed once and looked up ever after.
"""

import numpy as np


def to_gray(img):
    values = np.arange(256)
    red, green, blue = 299 * values, 587 * values, 114 * values + 500
    total = red[img[:, :, 0]] + green[img[:, :, 1]] + blue[img[:, :, 2]]
    return (total // 1000).astype(np.uint8)
