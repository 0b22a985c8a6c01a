"""Cases for the layer table: networks built from their last layer, so that everything fits."""

ALEXNET = [
    ("conv", 96, 11, 4, 0),
    ("pool", 3, 2),
    ("conv", 256, 5, 1, 2),
    ("pool", 3, 2),
    ("conv", 384, 3, 1, 1),
    ("conv", 384, 3, 1, 1),
    ("conv", 256, 3, 1, 1),
    ("pool", 3, 2),
    ("fc", 4096),
    ("fc", 4096),
    ("fc", 1000),
]


def samples():
    yield (
        {
            "input": (8, 6, 3),
            "layers": [("conv", 5, 3, 1, 1), ("pool", 2, 2), ("fc", 10), ("fc", 4)],
        },
        "The convolution gives (8 + 2 − 3) / 1 + 1 = 8 rows and 6 columns of 5 channels, and each "
        "of its 5 filters has 3·3·3 weights: 135. The pool gives 4 × 3 × 5 and has none. The first "
        "fc reads 4·3·5 = 60 numbers: 600 weights. The second reads 10: 40 weights.",
        [((8, 6, 5), 135), ((4, 3, 5), 0), ((10,), 600), ((4,), 40)],
    )
    yield (
        {"input": (227, 227, 3), "layers": ALEXNET},
        "AlexNet. First layer: (227 − 11) / 4 + 1 = 55, and 11·11·3·96 = 34,848 weights. The first "
        "fully connected layer reads 6·6·256 = 9,216 numbers and has 9,216·4,096 weights, more "
        "than half of all.",
    )


def edges():
    yield {"input": (256, 1, 1), "layers": []}
    yield {"input": (1, 1, 256), "layers": [("conv", 3, 1, 4, 0), ("pool", 1, 1), ("fc", 1)]}
    yield {"input": (7, 5, 2), "layers": [("fc", 4096), ("fc", 3)]}
    yield {  # a filter as large as the padded image leaves a single position
        "input": (4, 4, 2),
        "layers": [("conv", 6, 8, 3, 2), ("conv", 4, 3, 1, 1), ("fc", 2)],
    }


def network(rng):
    """Convolutions with padding, a pool and two dense layers of different size."""
    middle = [
        ("conv", int(rng.integers(4, 20)), int(rng.integers(3, 6)), int(rng.integers(1, 3)), 1),
        ("pool", 3, 2),
        ("conv", int(rng.integers(4, 20)), 5, 1, 2),
        ("conv", int(rng.integers(4, 20)), 3, 1, 1),
    ]
    side = int(rng.integers(2, 6))
    first, second = (int(units) for units in rng.integers([20, 5], [90, 20]))
    return _from_end(rng, (side, side), [*middle, ("fc", first), ("fc", second)])


def long_sided(rng):
    """Images that are not square, with padding before the last map."""
    height = int(rng.integers(2, 5))
    middle = [
        ("conv", int(rng.integers(3, 12)), 4, 2, 1),
        ("pool", 2, 2),
        ("conv", int(rng.integers(3, 12)), 3, 1, 1),
    ]
    ending = (height, height + int(rng.integers(1, 4)))
    return _from_end(rng, ending, [*middle, ("fc", int(rng.integers(5, 30)))])


def odd_pools(rng):
    """Pools whose windows overlap a lot or leave gaps: a size is not halved by habit."""
    pools = [(2, 1), (3, 1), (4, 2), (1, 2), (2, 3)]
    f, stride = pools[int(rng.integers(len(pools)))]
    middle = [
        ("pool", f, stride),
        ("conv", int(rng.integers(3, 12)), 3, int(rng.integers(1, 4)), 0),
        ("pool", 3, 1),
    ]
    side = int(rng.integers(2, 6))
    return _from_end(rng, (side, side), [*middle, ("fc", int(rng.integers(5, 30)))])


def dense_only(rng):
    """Dense layers on an image."""
    units = [int(u) for u in rng.integers(3, 60, 3)]
    return _from_end(rng, (int(rng.integers(2, 7)), 4), [("fc", u) for u in units])


def _from_end(rng, sides, layers):
    """The input that the layers turn into a last map of these sides."""
    for kind, *numbers in reversed(layers):
        if kind != "fc":
            f, stride, pad = (numbers[1:] if kind == "conv" else [*numbers, 0])[:3]
            sides = tuple((side - 1) * stride + f - 2 * pad for side in sides)
    return {"input": (*sides, int(rng.integers(2, 9))), "layers": layers}
