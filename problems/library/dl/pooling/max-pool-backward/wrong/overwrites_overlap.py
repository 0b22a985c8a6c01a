"""You overwrite what another window has sent to the same cell. Where windows overlap, a cell may win several of them: add the gradients up."""
# expect: wrong_answer in hidden

import numpy as np


def max_pool_backward(x, dout, size, stride):
    dx = np.zeros_like(x)
    n, c, oh, ow = dout.shape
    for m in range(n):
        for k in range(c):
            for i in range(oh):
                for j in range(ow):
                    top, left = i * stride, j * stride
                    window = x[m, k, top : top + size, left : left + size]
                    r, s = np.unravel_index(window.argmax(), window.shape)
                    dx[m, k, top + r, left + s] = dout[m, k, i, j]
    return dx
