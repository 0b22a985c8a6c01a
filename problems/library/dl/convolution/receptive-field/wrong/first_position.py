"""Your third number is where the field of unit 0 begins. Its centre is asked for, the middle between its first and its last position."""
# expect: wrong_answer in hidden


def receptive_field(layers):
    size, jump, start = 1, 1, 0.0
    for k, s, p in layers:
        size += (k - 1) * jump
        start -= p * jump
        jump *= s
    return size, jump, start
