"""Every convolution as a matrix

Row by row, the matrix of a layer says which input pixel counts how much for which output
pixel; images are flat vectors.
"""

import numpy as np


def residual_block(x, k1, k2, proj, stride):
    n, c, h, w = x.shape
    o = len(k1)
    rows, columns = (h - 1) // stride + 1, (w - 1) // stride + 1
    flat = x.reshape(n, c * h * w)
    first, second = matrix(k1, h, w, stride), matrix(k2, rows, columns, 1)
    shortcut = flat
    if proj is not None:
        centred = np.zeros((o, c, 3, 3))
        centred[:, :, 1, 1] = proj[:, :, 0, 0]
        shortcut = flat @ matrix(centred, h, w, stride).T
    residual = np.maximum(flat @ first.T, 0.0) @ second.T
    return np.maximum(residual + shortcut, 0.0).reshape(n, o, rows, columns)


def matrix(k, h, w, stride):
    """The matrix of a 3 x 3 convolution with padding 1 on images of h x w."""
    o, c = k.shape[:2]
    rows, columns = (h - 1) // stride + 1, (w - 1) // stride + 1
    found = np.zeros((o, rows, columns, c, h, w))
    for i, j, u, v in np.ndindex(rows, columns, 3, 3):
        r, s = i * stride + u - 1, j * stride + v - 1
        if 0 <= r < h and 0 <= s < w:
            found[:, i, j, :, r, s] = k[:, :, u, v]
    return found.reshape(o * rows * columns, c * h * w)
