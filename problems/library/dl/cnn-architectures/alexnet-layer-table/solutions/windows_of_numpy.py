"""The windows, cut by NumPy

A plane of zeros that takes no memory is cut into windows, every stride-th is kept, and the
shape is read off. What is left over after the last window shows whether they fill the plane.
"""

import numpy as np


def layer_table(input, layers):
    table, shape = [], input
    for layer in layers:
        if layer[0] == "fc":
            weights, shape = int(np.prod(shape)) * layer[1], (layer[1],)
        else:
            f, stride, pad = (*layer[-3:],) if layer[0] == "conv" else (*layer[-2:], 0)
            plane = np.broadcast_to(0, (shape[0] + 2 * pad, shape[1] + 2 * pad))
            if f > min(plane.shape):
                raise ValueError("the window is larger than the image")
            starts = np.lib.stride_tricks.sliding_window_view(plane, (f, f))[..., 0, 0]
            kept = starts[::stride, ::stride].shape
            if [(k - 1) * stride + 1 for k in kept] != list(starts.shape):
                raise ValueError("the windows do not fill the image")
            channels = layer[1] if layer[0] == "conv" else shape[2]
            weights = f * f * shape[2] * channels if layer[0] == "conv" else 0
            shape = (*kept, channels)
        table.append((shape, weights))
    return table
