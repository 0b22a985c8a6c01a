"""Your centre moves by units of each layer, not by input positions. A shift by one unit is as wide as neighbouring units are apart in the input."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        size += (k - 1) * jump
        centre += (k - 1) / 2 - p
        jump *= s
    return size, jump, centre
