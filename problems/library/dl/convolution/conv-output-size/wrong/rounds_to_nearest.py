"""You round to the nearest whole number. A position counts only if the filter fits completely: round down."""
# expect: wrong_answer in hidden


def conv_output_size(n, f, stride, pad, dilation):
    return round((n + 2 * pad - dilation * (f - 1) - 1) / stride) + 1
