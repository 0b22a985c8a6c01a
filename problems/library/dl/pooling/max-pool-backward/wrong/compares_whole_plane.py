"""You look for the maximum's value in the whole image, so cells outside of the window get a gradient too. What counts is the place inside the window."""
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
                    biggest = x[m, k, top : top + size, left : left + size].max()
                    dx[m, k][x[m, k] == biggest] += dout[m, k, i, j]
    return dx
