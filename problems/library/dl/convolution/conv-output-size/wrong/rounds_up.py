"""You round up, so a last window that hangs over the end counts. Only windows that fit completely do: round down."""
# expect: wrong_answer in hidden

import math


def conv_output_size(n, f, stride, pad, dilation):
    return math.ceil((n + 2 * pad - dilation * (f - 1) - 1) / stride) + 1
