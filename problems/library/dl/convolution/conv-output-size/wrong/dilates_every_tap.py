"""You multiply the filter's size by the dilation. The gaps lie between taps, and there is one gap less than there are taps."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return (n + 2 * pad - dilation * f) // stride + 1
