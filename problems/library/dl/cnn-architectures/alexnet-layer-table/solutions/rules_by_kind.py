"""One rule for each kind, and recursion

A rule maps a shape to the next shape and the weights; the table of a network is the row of
its first layer followed by the table of the rest.
"""

from functools import reduce
from operator import mul


def layer_table(input, layers):
    if not layers:
        return []
    (kind, *numbers), *rest = layers
    shape, weights = RULES[kind](input, *numbers)
    return [(shape, weights), *layer_table(shape, rest)]


def conv(shape, filters, f, stride, pad):
    height, width, channels = shape
    return (*slide(height, width, f, stride, pad), filters), filters * channels * f**2


def pool(shape, f, stride):
    height, width, channels = shape
    return (*slide(height, width, f, stride, 0), channels), 0


def fc(shape, units):
    return (units,), reduce(mul, shape, units)


def slide(height, width, f, stride, pad):
    steps = [divmod(side + 2 * pad - f, stride) for side in (height, width)]
    if any(count < 0 or rest for count, rest in steps):
        raise ValueError("the windows do not fill the image")
    return [count + 1 for count, _ in steps]


RULES = {"conv": conv, "pool": pool, "fc": fc}
