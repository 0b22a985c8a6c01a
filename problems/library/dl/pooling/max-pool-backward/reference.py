"""The backward pass of max pooling: each gradient goes to the cell that won its window."""

import numpy as np


def max_pool_backward(x, dout, size, stride):
    """Return the gradient with respect to `x`, given that with respect to the pooled map."""
    dx = np.zeros(x.shape)
    for image, channel, i, j in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        window = x[image, channel, top : top + size, left : left + size]
        # argmax reads a window row by row and returns the first of equal maxima.
        row, column = np.unravel_index(window.argmax(), window.shape)
        dx[image, channel, top + row, left + column] += dout[image, channel, i, j]
    return dx
