"""You count the moves instead of the positions. Before the first move the filter has stood somewhere already."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return (n + 2 * pad - dilation * (f - 1) - 1) // stride
