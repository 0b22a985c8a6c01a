"""Cases for the Jacobian: probabilities that all differ, and logits out of range of exp."""

import numpy as np


def samples():
    yield (
        {"z": [0.0, 0.0]},
        "Both probabilities are 1/2. On the diagonal stands 1/2 · (1 − 1/2) = 1/4, beside it "
        "−1/2 · 1/2 = −1/4: what one output gains the other loses.",
        [[0.25, -0.25], [-0.25, 0.25]],
    )
    yield (
        {"z": [0.0, 0.6931471805599453, 0.0]},
        "0.6931… is the logarithm of 2, so the exponentials are 1, 2, 1 and the probabilities "
        "1/4, 1/2, 1/4. The diagonal is 1/4 · 3/4 = 3/16, 1/2 · 1/2 = 1/4, 3/16. Row 0, column 1 "
        "is −1/4 · 1/2 = −1/8; row 0, column 2 is −1/4 · 1/4 = −1/16.",
        [[0.1875, -0.125, -0.0625], [-0.125, 0.25, -0.125], [-0.0625, -0.125, 0.1875]],
    )
    yield (
        {"z": [1000.0, 1000.0]},
        "Only differences of logits matter, so this is the first sample again, although the "
        "exponential of 1000 does not exist in floating point.",
        [[0.25, -0.25], [-0.25, 0.25]],
    )


def edges():
    yield {"z": [3.5]}  # a single output is always 1: the derivative is 0
    yield {"z": [1000.0, -1000.0, 999.0]}  # the full range at once
    yield {"z": [-1000.0] * 3 + [-998.5]}
    wave = 2.0 * np.sin(np.arange(36.0)).reshape(12, 3)
    yield {"z": wave[:, 1]}  # the largest size, a column of a larger array
    yield {"z": wave[::-3, 0]}  # a negative stride


def moderate(rng):
    """A few logits within ±2, all different: catches every wrong formula."""
    return {"z": _spread(rng, int(rng.integers(3, 7)), 0.5)}


def huge(rng):
    """The same far above 710, where exp overflows."""
    return {"z": rng.uniform(720.0, 990.0) + _spread(rng, int(rng.integers(2, 6)), 0.5)}


def very_negative(rng):
    """The same far below −750, where every exponential is 0 and their sum too."""
    return {"z": rng.uniform(-990.0, -760.0) + _spread(rng, int(rng.integers(2, 6)), 0.5)}


def ties(rng):
    """Several logits share the largest value: it may not be counted once only."""
    n = int(rng.integers(4, 8))
    z = _spread(rng, n, 0.3)
    z[rng.permutation(n)[:2]] = z.max()
    return {"z": z}


def _spread(rng, n, gap):
    """Numbers in random order with at least half a gap between neighbours."""
    return rng.permutation(gap * (np.arange(n) + rng.uniform(-0.25, 0.25, n))) - gap * n / 2
