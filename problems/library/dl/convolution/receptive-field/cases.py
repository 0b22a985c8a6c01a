"""Cases for the receptive field: stacks in which size, stride and centre all matter."""


def samples():
    yield (
        {"layers": [(3, 1, 1), (3, 1, 1)]},
        "Output unit 0 sees three units of the first layer, −1, 0 and 1, and these see the input "
        "positions −2 to 2: five of them, centred at 0. Two 3-filters look as far as one 5-filter.",
        (5, 1, 0.0),
    )
    yield (
        {"layers": [(2, 2, 0), (4, 3, 1)]},
        "Layer 1: unit j sees the positions 2j and 2j + 1. Layer 2: with padding 1, output unit 0 "
        "sees the units −1, 0, 1, 2 and output unit 1 sees 2, 3, 4, 5. Unit −1 starts at −2 and "
        "unit 2 ends at 5: 8 positions with the centre 1.5. Output unit 1 starts at 4, so the "
        "fields are 6 apart.",
        (8, 6, 1.5),
    )
    yield ({"layers": []}, "Without layers the output is the input.", (1, 1, 0.0))


def edges():
    yield {"layers": [(1, 1, 0)]}
    yield {"layers": [(1, 4, 5), (1, 3, 5)]}  # one tap each: only strides and padding act
    yield {"layers": [(11, 4, 2), (3, 2, 0), (5, 1, 2), (3, 2, 0), (3, 1, 1)]}  # AlexNet's start
    yield {"layers": [(7, 2, 3), (3, 2, 1)] + [(3, 1, 1)] * 4 + [(3, 2, 1)] + [(3, 1, 1)] * 3}


def deep(rng):
    """Several layers of all kinds: catches sums and products of the wrong things."""
    depth = int(rng.integers(3, 6))
    strided = (int(rng.integers(2, 8)), int(rng.integers(2, 4)), int(rng.integers(0, 3)))
    return {"layers": [strided, *(_layer(rng) for _ in range(depth - 1)), (3, 1, 0)]}


def even_kernels(rng):
    """Even kernels, whose centre lies between two positions."""
    layers = [
        (2 * int(rng.integers(1, 5)), int(rng.integers(1, 4)), int(rng.integers(0, 2)))
        for _ in range(int(rng.integers(2, 5)))
    ]
    return {"layers": [*layers, (2, 2, 0)]}


def shrinking(rng):
    """Large strides early and large kernels late: the order of the layers decides."""
    first, second = int(rng.integers(3, 5)), int(rng.integers(2, 4))
    late = int(rng.integers(5, 10))
    return {"layers": [(3, first, 0), (2, second, 1), (late, 1, int(rng.integers(0, 3)))]}


def wide_padding(rng):
    """More padding than half of the kernel: the centre of unit 0 lies outside of the input."""
    layers = [
        (int(rng.integers(2, 5)), int(rng.integers(2, 4)), int(rng.integers(3, 6)))
        for _ in range(int(rng.integers(2, 4)))
    ]
    return {"layers": layers}


def _layer(rng):
    return (int(rng.integers(2, 6)), int(rng.integers(1, 4)), int(rng.integers(0, 3)))
