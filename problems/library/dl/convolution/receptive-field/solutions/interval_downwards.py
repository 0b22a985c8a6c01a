"""One interval, from the output down to the input

The first and the last unit that the outputs 0 and 1 need, one layer earlier each time.
"""


def receptive_field(layers):
    def field(unit):
        first = last = unit
        for kernel, stride, padding in reversed(layers):
            first = first * stride - padding
            last = last * stride - padding + kernel - 1
        return first, last

    first, last = field(0)
    return last - first + 1, field(1)[0] - first, (first + last) / 2
