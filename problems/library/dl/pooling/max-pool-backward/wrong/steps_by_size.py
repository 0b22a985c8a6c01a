"""You move the window by its size. It moves by the stride, which may be smaller or larger."""
# expect: wrong_answer in hidden

import numpy as np


def max_pool_backward(x, dout, size, stride):
    dx = np.zeros_like(x)
    n, c, oh, ow = dout.shape
    for m in range(n):
        for k in range(c):
            for i in range(oh):
                for j in range(ow):
                    top, left = i * size, j * size
                    window = x[m, k, top : top + size, left : left + size]
                    if window.size:
                        r, s = np.unravel_index(window.argmax(), window.shape)
                        dx[m, k, top + r, left + s] += dout[m, k, i, j]
    return dx
