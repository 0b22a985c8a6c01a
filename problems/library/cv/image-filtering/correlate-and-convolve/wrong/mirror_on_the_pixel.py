"""Your mirror stands on the border pixel, so that pixel appears only once. It stands on the outer edge here: a row a b c goes on with c, then b."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def filter2d(img, ker, convolve):
    a, b = ker.shape
    k = ker[::-1, ::-1] if convolve else ker
    padded = np.pad(img, ((a // 2, a // 2), (b // 2, b // 2)), mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (a, b))
    return np.einsum("ijuv,uv->ij", windows, k)
