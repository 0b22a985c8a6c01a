"""You exchange height and width of the filter. Its third axis runs down the image and its fourth axis across."""
# expect: wrong_answer in hidden

import numpy as np


def conv2d(x, k, bias, stride, pad):
    n, _, h, w = x.shape
    k = k.swapaxes(2, 3)
    o, _, a, b = k.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = max((h + 2 * pad - a) // stride + 1, 0)
    columns = max((w + 2 * pad - b) // stride + 1, 0)
    y = np.zeros((n, o, rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = padded[:, :, top : top + a, left : left + b]
            y[:, :, i, j] = np.einsum("ncuv,ocuv->no", window, k) + bias
    return y
