"""You leave the dilation out. It moves the taps apart, so the filter covers more cells than it has taps."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return (n + 2 * pad - f) // stride + 1
