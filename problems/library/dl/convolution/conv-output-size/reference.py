"""The output size of a convolution along one axis."""


def conv_output_size(n, f, stride, pad, dilation):
    """Count the positions at which the dilated filter fits into the padded input."""
    covered = dilation * (f - 1) + 1
    room = n + 2 * pad - covered
    if room < 0:
        raise ValueError(f"the filter covers {covered} cells, the padded input has {n + 2 * pad}")
    return room // stride + 1
