"""You repeat the border pixel for ever. Only the first pixel beyond the border equals it; after that the mirror shows what lies further inside."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def filter2d(img, ker, convolve):
    a, b = ker.shape
    k = ker[::-1, ::-1] if convolve else ker
    padded = np.pad(img, ((a // 2, a // 2), (b // 2, b // 2)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (a, b))
    return np.einsum("ijuv,uv->ij", windows, k)
