"""The list of all starts

A range from the first start to the last that fits, in steps of the stride; its length is the
answer.
"""


def conv_output_size(n, f, stride, pad, dilation):
    last_tap = dilation * (f - 1)
    starts = range(0, n + 2 * pad - last_tap, stride)
    if len(starts) == 0:
        raise ValueError("the filter does not fit into the padded input")
    return len(starts)
