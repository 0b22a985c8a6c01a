"""The receptive field of a stack of convolution and pooling layers, along one axis."""


def receptive_field(layers):
    """Return size, stride and the centre of unit 0, all measured in input positions."""
    size, stride, centre = 1, 1, 0.0
    for kernel, step, padding in layers:
        # Neighbouring taps of this layer are `stride` input positions apart.
        size += (kernel - 1) * stride
        centre += ((kernel - 1) / 2 - padding) * stride
        stride *= step
    return size, stride, centre
