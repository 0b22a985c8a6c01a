"""You let the image start again at the other side. Beyond the border it is mirrored, not repeated."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def filter2d(img, ker, convolve):
    a, b = ker.shape
    k = ker[::-1, ::-1] if convolve else ker
    padded = np.pad(img, ((a // 2, a // 2), (b // 2, b // 2)), mode="wrap")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (a, b))
    return np.einsum("ijuv,uv->ij", windows, k)
