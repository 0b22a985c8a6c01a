"""Your window begins at the output pixel. The middle of the kernel belongs there, so padding goes to all four sides in equal parts."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def filter2d(img, ker, convolve):
    a, b = ker.shape
    k = ker[::-1, ::-1] if convolve else ker
    padded = np.pad(img, ((0, a - 1), (0, b - 1)), mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (a, b))
    return np.einsum("ijuv,uv->ij", windows, k)
