"""You add the padding once. It is put at both ends of the input."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return (n + pad - dilation * (f - 1) - 1) // stride + 1
