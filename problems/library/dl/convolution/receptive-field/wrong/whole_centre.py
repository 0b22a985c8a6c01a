"""You round the middle of a kernel to a whole position. The centre of an even window lies between two positions."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        size += (k - 1) * jump
        centre += ((k - 1) // 2 - p) * jump
        jump *= s
    return size, jump, centre
