"""Output shapes and weight counts of a convolutional network."""

import math


def layer_table(input, layers):
    """Return the output shape and the number of weights of every layer, in order."""
    shape, table = input, []
    for kind, *numbers in layers:
        if kind == "conv":
            filters, f, stride, pad = numbers
            weights = f * f * shape[2] * filters
            shape = (*(positions(side, f, stride, pad) for side in shape[:2]), filters)
        elif kind == "pool":
            f, stride = numbers
            weights = 0
            shape = (*(positions(side, f, stride, 0) for side in shape[:2]), shape[2])
        else:
            units = numbers[0]
            weights = math.prod(shape) * units
            shape = (units,)
        table.append((shape, weights))
    return table


def positions(side, f, stride, pad):
    """How often a window of f cells fits along one side."""
    room = side + 2 * pad - f
    if room < 0 or room % stride:
        raise ValueError(f"a window of {f} with stride {stride} does not fill {side} + 2 · {pad}")
    return room // stride + 1
