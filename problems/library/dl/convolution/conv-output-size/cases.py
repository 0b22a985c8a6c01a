"""Cases for the output size: remainders of every kind, dilated filters, wide padding."""


def samples():
    yield (
        {"n": 7, "f": 3, "stride": 2, "pad": 0, "dilation": 1},
        "The filter fits at 0, 2 and 4, where it covers the cells 4, 5, 6: (7 − 3) / 2 + 1 = 3.",
        3,
    )
    yield (
        {"n": 224, "f": 7, "stride": 2, "pad": 3, "dilation": 1},
        "The padded input has 230 cells, so the filter can start at 0 … 223. Every second start "
        "counts: floor(223 / 2) + 1 = 111 + 1 = 112. One cell at the end is never covered.",
        112,
    )
    yield (
        {"n": 10, "f": 3, "stride": 3, "pad": 1, "dilation": 4},
        "Three taps that are 4 cells apart cover 4 · 2 + 1 = 9 cells of the 12. The filter fits at "
        "0 and at 3: floor((12 − 9) / 3) + 1 = 2.",
        2,
    )


def edges():
    yield {"n": 1, "f": 1, "stride": 10, "pad": 0, "dilation": 6}  # one cell, one tap
    yield {"n": 1000, "f": 16, "stride": 1, "pad": 20, "dilation": 6}  # nearly everything large
    yield {"n": 227, "f": 11, "stride": 4, "pad": 0, "dilation": 1}  # AlexNet's first layer
    yield {"n": 2, "f": 5, "stride": 3, "pad": 4, "dilation": 2}  # more padding than input


def strided(rng, nearly=False):
    """A stride that leaves a remainder: catches rounding and the place of the + 1.

    With `nearly` one cell is missing for another position.
    """
    stride = int(rng.integers(3, 8))
    remainder = stride - 1 if nearly else int(rng.integers(1, stride - 1))
    f, pad = int(rng.integers(2, 6)), int(rng.integers(0, 3))
    room = stride * int(rng.integers(4, 30)) + remainder
    return {"n": room + f - 2 * pad, "f": f, "stride": stride, "pad": pad, "dilation": 1}


def dilated(rng):
    """A dilated filter: catches a wrong number of cells that it covers."""
    f, dilation, stride = (int(value) for value in rng.integers([3, 3, 1], [7, 7, 3]))
    n = int(rng.integers(60, 200))
    return {"n": n, "f": f, "stride": stride, "pad": int(rng.integers(0, 4)), "dilation": dilation}


def padded(rng):
    """Wide padding and a stride: catches padding on one side, or added after the division."""
    stride = int(rng.integers(2, 5))
    pad = stride * int(rng.integers(2, 5)) - int(rng.integers(0, 2))
    n, f = int(rng.integers(20, 90)), int(rng.integers(3, 9))
    return {"n": n, "f": f, "stride": stride, "pad": pad, "dilation": int(rng.integers(1, 3))}


def exact_fit(rng):
    """The dilated filter fits exactly once."""
    f, dilation, pad = (int(value) for value in rng.integers([6, 2, 1], [12, 5, 4]))
    covered = dilation * (f - 1) + 1
    stride = int(rng.integers(2, 6))
    return {"n": covered - 2 * pad, "f": f, "stride": stride, "pad": pad, "dilation": dilation}
