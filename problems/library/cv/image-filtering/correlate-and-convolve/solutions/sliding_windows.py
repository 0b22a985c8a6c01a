"""All windows at once

A view holds the window of every pixel without copying anything; one sum over its last two axes
answers the whole image.
"""

import numpy as np


def filter2d(img, ker, convolve):
    a, b = ker.shape
    margins = [(a // 2, a // 2), (b // 2, b // 2)]
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(img, margins, mode="symmetric"), (a, b)
    )
    return np.einsum("ijuv,uv->ij", windows, np.rot90(ker, 2) if convolve else ker)
