"""A mask that grows until it stops

Every round adds all neighbours of the mask that have the seed's value.
"""

import numpy as np


def flood_fill(img, row, col, value, connectivity):
    height, width = img.shape
    same = np.zeros((height + 2, width + 2), dtype=bool)
    same[1:-1, 1:-1] = img == img[row, col]
    mask = np.zeros_like(same)
    mask[row + 1, col + 1] = True
    while True:
        grown = mask.copy()
        grown[1:] |= mask[:-1]
        grown[:-1] |= mask[1:]
        # For corners the sideways step starts from what has already grown up and down.
        source = grown.copy() if connectivity == 8 else mask
        grown[:, 1:] |= source[:, :-1]
        grown[:, :-1] |= source[:, 1:]
        grown &= same
        if (grown == mask).all():
            return np.where(mask[1:-1, 1:-1], value, img)
        mask = grown
