"""You let a layer's own stride widen its own field. Its taps are neighbours in its input; the stride counts from the next layer on."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        jump *= s
        size += (k - 1) * jump
        centre += ((k - 1) / 2 - p) * jump
    return size, jump, centre
