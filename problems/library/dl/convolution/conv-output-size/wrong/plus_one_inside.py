"""You add the 1 before you divide by the stride. It counts the position at the start and does not depend on the stride."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return (n + 2 * pad - dilation * (f - 1) - 1 + 1) // stride
