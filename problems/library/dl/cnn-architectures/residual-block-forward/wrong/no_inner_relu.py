"""You leave out the ReLU between the two convolutions. Without it they are one linear map."""
# expect: wrong_answer in hidden

import numpy as np


def conv(x, k, stride, pad):
    h, w = x.shape[2:]
    o, _, a, b = k.shape
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = (h + 2 * pad - a) // stride + 1
    cols = (w + 2 * pad - b) // stride + 1
    out = np.zeros((x.shape[0], o, rows, cols))
    for i in range(rows):
        for j in range(cols):
            patch = x[:, :, i * stride : i * stride + a, j * stride : j * stride + b]
            out[:, :, i, j] = np.tensordot(patch, k, axes=([1, 2, 3], [1, 2, 3]))
    return out


def residual_block(x, k1, k2, proj, stride):
    out = conv(x, k1, stride, 1)
    out = conv(out, k2, 1, 1)
    shortcut = x if proj is None else conv(x, proj, stride, 0)
    return np.maximum(out + shortcut, 0)
