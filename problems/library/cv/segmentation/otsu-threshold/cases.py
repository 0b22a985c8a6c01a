"""Cases for Otsu's threshold: humps, gaps in the histogram, exact ties, uneven classes."""

import numpy as np


def samples():
    yield (
        {"img": [[10, 12, 200], [11, 13, 202]]},
        "Every t from 13 to 199 puts 10, 11, 12, 13 with mean 11.5 into the lower class and 200, "
        "202 with mean 201 into the upper one: 4 · 2 · 189.5² = 287282. Below 13 a dark pixel "
        "joins the bright ones, for t = 12 the value is only 3 · 3 · 127.3² ≈ 145924. The smallest "
        "of the best thresholds is 13.",
        13,
    )
    yield (
        {"img": [[0, 100, 200]]},
        "For t from 0 to 99 the classes are {0} and {100, 200}: 1 · 2 · 150² = 45000. For t from "
        "100 to 199 they are {0, 100} and {200}: 2 · 1 · 150² = 45000, exactly the same. The "
        "smallest t of all is 0.",
        0,
    )
    yield (
        {"img": [[77, 77], [77, 77]]},
        "One class is empty for every t. The answer for a constant image is its value.",
        77,
    )


def edges():
    yield {"img": [[0]]}
    yield {"img": [[255, 255]]}
    yield {"img": [[254, 255]]}
    yield {"img": [[0, 255, 255, 255]]}
    wave = 127.5 + 127.4 * np.sin(np.arange(128 * 128.0) ** 1.5)
    large = np.where(wave > 140, wave, wave / 3).astype(np.uint8).reshape(128, 128)
    yield {"img": np.asfortranarray(large)}  # the largest image
    yield {"img": large[::-3, 1::2]}  # a view


def two_humps(rng):
    """Dark and bright pixels in about equal numbers: the everyday case."""
    low, high = int(rng.integers(40, 80)), int(rng.integers(130, 190))
    return _mixture(rng, low, high, 12.0, 60, 50)


def few_values(rng):
    """Three or four values with wide gaps: whole stretches of thresholds tie."""
    values = np.sort(rng.permutation(np.arange(5, 250, 11))[:4])
    counts = rng.integers(2, 9, 4)
    return {"img": _shuffled(rng, np.repeat(values, counts))}


def mirrored(rng):
    """A histogram that equals its mirror image: two different divisions tie exactly."""
    middle, near, far = int(rng.integers(90, 150)), *(int(k) for k in rng.integers(3, 9, 2))
    # Much weight in the middle keeps both best divisions away from it.
    steps = np.array([-(near + far), -near, 0, near, near + far])
    outer, inner = (int(k) for k in rng.integers(2, 5, 2))
    return {"img": _shuffled(rng, np.repeat(middle + steps, [outer, inner, 20, inner, outer]))}


def uneven(rng):
    """A small bright class far away: the counts weigh as much as the distance."""
    return _mixture(rng, int(rng.integers(60, 90)), int(rng.integers(160, 200)), 25.0, 114, 6)


def constant(rng):
    """Nothing to divide."""
    size = tuple(int(k) for k in rng.integers(1, 5, 2))
    return {"img": np.full(size, rng.integers(1, 255), np.uint8)}


def _mixture(rng, low, high, spread, many, few):
    dark, bright = rng.normal(low, spread, many), rng.normal(high, spread / 2, few)
    pixels = _shuffled(rng, np.clip(np.append(dark, bright), 0, 255))
    return {"img": pixels.reshape(10, -1)}


def _shuffled(rng, values):
    return rng.permutation(values).astype(np.uint8)[None]
