"""You add the strides up. Two layers with strides 2 and 3 move 6 input positions at a time: strides multiply."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, centre = 1, 1, 0.0
    for k, s, p in layers:
        size += (k - 1) * jump
        centre += ((k - 1) / 2 - p) * jump
        jump += s - 1
    return size, jump, centre
