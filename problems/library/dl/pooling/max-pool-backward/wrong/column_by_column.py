"""At a tie you take the first maximum going down the columns. Row-major order goes along the rows: the smallest row decides first."""
# expect: wrong_answer in hidden

import numpy as np


def max_pool_backward(x, dout, size, stride):
    dx = np.zeros_like(x)
    n, c, oh, ow = dout.shape
    for m in range(n):
        for k in range(c):
            for i in range(oh):
                for j in range(ow):
                    best, where = -np.inf, None
                    for s in range(j * stride, j * stride + size):
                        for r in range(i * stride, i * stride + size):
                            if x[m, k, r, s] > best:
                                best, where = x[m, k, r, s], (r, s)
                    dx[m, k, where[0], where[1]] += dout[m, k, i, j]
    return dx
