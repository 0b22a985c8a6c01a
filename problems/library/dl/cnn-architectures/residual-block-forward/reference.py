"""The forward pass of a residual block with two 3 x 3 convolutions."""

import numpy as np


def residual_block(x, k1, k2, proj, stride):
    """Return relu(F(x) + shortcut), where F is convolution, relu, convolution."""
    residual = conv(relu(conv(x, k1, stride, pad=1)), k2, stride=1, pad=1)
    shortcut = x if proj is None else conv(x, proj, stride, pad=0)
    return relu(residual + shortcut)


def conv(x, k, stride, pad):
    """Slide every filter over the zero-padded images (cross-correlation)."""
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
            y[:, :, i, j] = np.einsum("ncuv,ocuv->no", window, k)
    return y


def relu(x):
    return np.maximum(x, 0.0)
