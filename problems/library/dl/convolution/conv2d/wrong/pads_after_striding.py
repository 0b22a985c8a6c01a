"""You thin the image out by the stride and pad what is left. Pad first, slide the window over the full padded image, and let the window take the steps."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def conv2d(x, k, bias, stride, pad):
    n, _, h, w = x.shape
    o, _, a, b = k.shape
    padded = np.pad(x[:, :, ::stride, ::stride], ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = max(padded.shape[2] - a + 1, 0)
    columns = max(padded.shape[3] - b + 1, 0)
    y = np.zeros((n, o, rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = padded[:, :, i : i + a, j : j + b]
            y[:, :, i, j] = np.einsum("ncuv,ocuv->no", window, k) + bias
    return y
