"""Your centre does not know the padding. With padding the first window starts before the first real position, so its centre moves towards negative coordinates."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        size += (k - 1) * jump
        centre += (k - 1) / 2 * jump
        jump *= s
    return size, jump, centre
