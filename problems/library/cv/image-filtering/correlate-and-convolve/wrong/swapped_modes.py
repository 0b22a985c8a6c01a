"""You exchange the two modes: the kernel is rotated for a convolution and laid on as it is for a correlation."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def filter2d(img, ker, convolve):
    a, b = ker.shape
    k = ker if convolve else ker[::-1, ::-1]
    padded = np.pad(img, ((a // 2, a // 2), (b // 2, b // 2)), mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (a, b))
    return np.einsum("ijuv,uv->ij", windows, k)
