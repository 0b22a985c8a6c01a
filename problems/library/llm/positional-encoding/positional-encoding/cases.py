"""Cases for sinusoidal positions: even and odd widths, and starts far from zero."""


def samples():
    yield (
        {"length": 2, "d": 4, "start": 0},
        "Pair 0 has exponent 0 and divides by 1, pair 1 has exponent 2/4 and divides by 100. "
        "Position 0 gives sin 0 = 0 and cos 0 = 1 twice. Position 1 gives sin 1 ≈ 0.8415, "
        "cos 1 ≈ 0.5403, sin 0.01 ≈ 0.0100 and cos 0.01 ≈ 0.99995.",
        [
            [0.0, 1.0, 0.0, 1.0],
            [0.8414709848078965, 0.5403023058681398, 0.009999833334166664, 0.9999500004166653],
        ],
    )
    yield (
        {"length": 1, "d": 3, "start": 2},
        "One row, for position 2. Pair 0 gives sin 2 ≈ 0.9093 and cos 2 ≈ −0.4161. Pair 1 divides "
        "by 10000^(2/3) ≈ 464.16: sin 0.0043089 ≈ 0.0043089, and its cosine is left out.",
    )
    yield (
        {"length": 3, "d": 1, "start": 7},
        "A single column: sin 7, sin 8 and sin 9.",
        [[0.6569865987187891], [0.9893582466233818], [0.4121184852417566]],
    )


def edges():
    yield {"length": 1, "d": 1, "start": 0}
    yield {"length": 16, "d": 24, "start": 5000}
    yield {"length": 16, "d": 2, "start": 0}
    yield {"length": 2, "d": 23, "start": 1}


def even_width(rng):
    """Several pairs: separates exponents, layouts and the first position."""
    return {
        "length": int(rng.integers(3, 8)),
        "d": 2 * int(rng.integers(3, 9)),
        "start": int(rng.integers(1, 40)),
    }


def odd_width(rng):
    """A last pair without a cosine, whose exponent still uses d."""
    return {
        "length": int(rng.integers(3, 8)),
        "d": 2 * int(rng.integers(2, 8)) + 1,
        "start": int(rng.integers(1, 40)),
    }


def from_afar(rng):
    """A start in the hundreds, as in a long text that is encoded in pieces."""
    return {
        "length": int(rng.integers(3, 8)),
        "d": int(rng.integers(5, 13)),
        "start": int(rng.integers(300, 3000)),
    }
