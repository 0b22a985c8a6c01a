"""You share the gradient among all cells that equal the maximum. The first of them in row-major order gets all of it."""
# expect: wrong_answer in hidden

import numpy as np


def max_pool_backward(x, dout, size, stride):
    dx = np.zeros_like(x)
    n, c, oh, ow = dout.shape
    for i in range(oh):
        for j in range(ow):
            rows = slice(i * stride, i * stride + size)
            cols = slice(j * stride, j * stride + size)
            window = x[:, :, rows, cols]
            mask = window == window.max(axis=(2, 3), keepdims=True)
            share = mask / mask.sum(axis=(2, 3), keepdims=True)
            dx[:, :, rows, cols] += share * dout[:, :, i : i + 1, j : j + 1]
    return dx
