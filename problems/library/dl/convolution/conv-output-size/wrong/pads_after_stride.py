"""You add the padding after dividing by the stride. The filter strides over the padded cells too: they belong to the length that is divided."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return (n - dilation * (f - 1) - 1) // stride + 1 + 2 * pad
