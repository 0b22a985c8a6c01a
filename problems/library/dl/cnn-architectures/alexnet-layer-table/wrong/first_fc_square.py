"""You give the first fully connected layer as many inputs as it has units. It reads the whole last map, flattened: height times width times channels."""
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
            n = units if len(shape) == 3 else shape[0]
            weights = n * units
            shape = (units,)
        table.append((shape, weights))
    return table
