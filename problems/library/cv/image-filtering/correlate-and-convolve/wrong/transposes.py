"""You transpose the kernel for the convolution. Transposing mirrors it at the diagonal; a rotation by 180 degrees reverses both axes."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def filter2d(img, ker, convolve):
    k = ker.T if convolve else ker
    a, b = k.shape
    padded = np.pad(img, ((a // 2, a // 2), (b // 2, b // 2)), mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (a, b))
    return np.einsum("ijuv,uv->ij", windows, k)
