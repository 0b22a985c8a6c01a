"""Cases for log-sum-exp: thousands, rows on different levels, and infinities."""

import numpy as np

INF = float("inf")


def samples():
    yield (
        {"x": [[1000.0, 1000.0], [-1000.0, -1000.0]], "axis": 1},
        "e^1000 overflows and e^−1000 is zero as a float. With the largest entry pulled out, both "
        "rows are easy: 1000 + log(1 + 1) ≈ 1000.6931 and −1000 + log 2 ≈ −999.3069.",
        [1000.6931471805599, -999.3068528194401],
    )
    yield (
        {"x": [0.0, 0.0, 0.0, 0.0], "axis": -1},
        "The sum of four ones is 4, and log 4 ≈ 1.3863. The only axis is gone: a number is left.",
        1.3862943611198906,
    )
    yield (
        {"x": [[-INF, -INF, -INF], [2.0, -INF, 5.0]], "axis": 0},
        "The columns hold (−inf, 2), (−inf, −inf) and (−inf, 5). An entry −inf adds nothing, so "
        "the results are 2, −inf and 5.",
        [2.0, -INF, 5.0],
    )


def edges():
    yield {"x": [-3.0], "axis": 0}  # one number is its own log-sum-exp
    yield {"x": [[[-1e4]], [[1e4]]], "axis": -3}  # only the larger one counts
    yield {"x": np.asfortranarray(np.sin(np.arange(24.0)).reshape(4, 6) * 1e4), "axis": 1}
    wide = np.linspace(-800.0, 900.0, 96).reshape(4, 3, 8)
    yield {"x": wide[::2, :, ::-2], "axis": 2}  # a view into a larger array
    yield {"x": np.array([[INF, -INF], [1e4, -INF], [-INF, -INF]]), "axis": 0}


def large(rng):
    """Entries in the thousands, close together: the plain exponentials overflow."""
    x, axis = _array(rng, 3)
    return {"x": x + float(rng.choice([-1.0, 1.0]) * rng.uniform(2e3, 9e3)), "axis": axis}


def levels(rng):
    """Slices thousands apart: a shift common to all of them makes most of them zero."""
    rows, columns = int(rng.integers(3, 5)), int(rng.integers(5, 7))
    level = rng.permutation(np.linspace(-6e3, 6e3, rows)) + rng.normal(0.0, 50.0, rows)
    x = level[:, None] + rng.normal(0.0, 2.0, (rows, columns))
    if rng.random() < 0.5:
        return {"x": x, "axis": -1}
    return {"x": x.T, "axis": 0}


def nothing_left(rng):
    """Slices of minus infinity only, beside others that hold a few."""
    x, _ = _array(rng, 2)
    x[rng.random(x.shape) < 0.3] = -INF
    x[:, 0] = rng.normal(0.0, 3.0, len(x))
    x[rng.permutation(len(x))[:2]] = -INF
    return {"x": x, "axis": 1}


def plus_infinity(rng):
    """Slices with plus infinity beside finite entries and minus infinity."""
    x, _ = _array(rng, 2)
    x[rng.random(x.shape) < 0.2] = -INF
    x[:, 1] = rng.uniform(5e3, 1e4, len(x))
    for row in rng.permutation(len(x))[:2]:
        x[row, int(rng.integers(2, x.shape[1]))] = INF
    return {"x": x, "axis": 1}


def _array(rng, ndim):
    """A generic array with different lengths along its axes, and one of its axes."""
    shape = rng.permutation([3, 4, 5])[:ndim]
    axis = int(rng.integers(0, ndim - 1)) - int(rng.integers(0, 2)) * ndim
    return rng.normal(0.0, 3.0, shape), axis
