"""The positions themselves

For every layer the set of units that outputs 0 and 1 depend on, written out in full.
"""


def receptive_field(layers):
    here, there = {0}, {1}
    for kernel, stride, padding in reversed(layers):
        here, there = (
            {unit * stride - padding + tap for unit in units for tap in range(kernel)}
            for units in (here, there)
        )
    return max(here) - min(here) + 1, min(there) - min(here), (min(here) + max(here)) / 2
