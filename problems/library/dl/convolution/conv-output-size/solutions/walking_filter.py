"""A walk over the padded input

The filter moves on by the stride for as long as its last tap stays inside; the taps are
written down one by one.
"""


def conv_output_size(n, f, stride, pad, dilation):
    taps = [-pad]
    while len(taps) < f:
        taps.append(taps[-1] + dilation)
    positions = 0
    while taps[-1] < n + pad:
        positions += 1
        taps = [tap + stride for tap in taps]
    if positions == 0:
        raise ValueError("the filter does not fit into the padded input")
    return positions
