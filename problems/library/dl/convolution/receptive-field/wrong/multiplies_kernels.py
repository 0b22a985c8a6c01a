"""You multiply the kernels. That is right for windows that do not overlap; here the fields of neighbouring units share positions."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        size *= k
        centre += ((k - 1) / 2 - p) * jump
        jump *= s
    return size, jump, centre
