"""You read the list from the output to the input. It starts with the layer next to the input; a stride there widens all the layers after it."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in reversed(layers):
        size += (k - 1) * jump
        centre += ((k - 1) / 2 - p) * jump
        jump *= s
    return size, jump, centre
