"""Your first fully connected layer reads one number for each channel. The map is flattened: every cell of every channel is an input."""
# expect: wrong_answer in hidden


def layer_table(input, layers):
    shape = input
    table = []
    for layer in layers:
        if layer[0] == "conv":
            _, filters, f, s, p = layer
            h, w, c = shape
            weights = f * f * c * filters
            shape = ((h + 2 * p - f) // s + 1, (w + 2 * p - f) // s + 1, filters)
        elif layer[0] == "pool":
            _, f, s = layer
            h, w, c = shape
            weights = 0
            shape = ((h - f) // s + 1, (w - f) // s + 1, c)
        else:
            units = layer[1]
            weights = shape[-1] * units
            shape = (units,)
        table.append((shape, weights))
    return table
