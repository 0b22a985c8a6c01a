"""Every pixel hands out its share, in plain loops

Convolution seen from the input: each pixel of the mirrored image spreads the kernel around
itself. A correlation is the convolution with the rotated kernel.
"""

import numpy as np


def filter2d(img, ker, convolve):
    height, width = img.shape
    a, b = ker.shape
    p, q = a // 2, b // 2
    spread = ker if convolve else ker[::-1, ::-1]
    out = np.zeros((height + 4 * p, width + 4 * q))
    for r in range(-p, height + p):
        for c in range(-q, width + q):
            y, x = r % (2 * height), c % (2 * width)
            value = img[min(y, 2 * height - 1 - y), min(x, 2 * width - 1 - x)]
            out[r + p : r + p + a, c + q : c + q + b] += value * spread
    return out[2 * p : 2 * p + height, 2 * q : 2 * q + width]
