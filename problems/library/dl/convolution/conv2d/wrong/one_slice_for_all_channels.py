"""You use the first slice of each filter for every channel. A filter has a slice of its own for each input channel."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def conv2d(x, k, bias, stride, pad):
    n, _, h, w = x.shape
    o, _, a, b = k.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = (h + 2 * pad - a) // stride + 1
    columns = (w + 2 * pad - b) // stride + 1
    y = np.zeros((n, o, rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = padded[:, :, top : top + a, left : left + b]
            y[:, :, i, j] = np.einsum("ncuv,ocuv->no", window, np.broadcast_to(k[:, :1], k.shape)) + bias
    return y
