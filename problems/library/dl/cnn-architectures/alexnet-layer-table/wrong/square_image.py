"""You compute the height and use it for the width as well. An image need not be square."""
# expect: wrong_answer in hidden


def layer_table(input, layers):
    shape = input
    table = []
    for layer in layers:
        if layer[0] == "conv":
            _, filters, f, s, p = layer
            h, w, c = shape
            weights = f * f * c * filters
            shape = ((h + 2 * p - f) // s + 1, (h + 2 * p - f) // s + 1, filters)
        elif layer[0] == "pool":
            _, f, s = layer
            h, w, c = shape
            weights = 0
            shape = ((h - f) // s + 1, (h - f) // s + 1, c)
        else:
            units = layer[1]
            n = 1
            for d in shape:
                n *= d
            weights = n * units
            shape = (units,)
        table.append((shape, weights))
    return table
