"""You spread each gradient over its whole window, as average pooling does. Only the cell with the maximum has an influence on the output."""
# expect: wrong_answer in hidden

import numpy as np


def max_pool_backward(x, dout, size, stride):
    dx = np.zeros_like(x)
    n, c, oh, ow = dout.shape
    for i in range(oh):
        for j in range(ow):
            rows = slice(i * stride, i * stride + size)
            cols = slice(j * stride, j * stride + size)
            dx[:, :, rows, cols] += dout[:, :, i : i + 1, j : j + 1] / size**2
    return dx
