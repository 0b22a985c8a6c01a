"""You add kernel − 1 for every layer, whatever strides lie below. After a stride, neighbouring units are further apart in the input, and each gap counts more."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        size += k - 1
        centre += ((k - 1) / 2 - p) * jump
        jump *= s
    return size, jump, centre
