"""All addresses at once, then one scatter-add

Every window is laid out flat, argmax gives its first maximum, and the place becomes an index
into the flat plane of its image and channel.
"""

import numpy as np


def max_pool_backward(x, dout, size, stride):
    n, c, h, w = x.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride].reshape(*dout.shape, size * size)
    row, column = np.divmod(windows.argmax(axis=-1), size)
    row = row + stride * np.arange(dout.shape[2])[:, None]
    column = column + stride * np.arange(dout.shape[3])
    plane = np.arange(n * c).reshape(n, c, 1, 1)
    flat = np.zeros(n * c * h * w)
    np.add.at(flat, (plane * h + row) * w + column, dout)
    return flat.reshape(x.shape)
