"""Cases for layer normalisation: ordinary rows, rows of almost no variance, constant rows."""

import numpy as np


def samples():
    yield (
        {"x": [[1.0, 2.0, 3.0, 4.0]], "gamma": [1.0] * 4, "beta": [0.0] * 4, "eps": 1e-5},
        "The mean is 10 / 4 = 2.5. The differences from it are −1.5, −0.5, 0.5 and 1.5, their "
        "squares add up to 5, so the variance is 5 / 4 = 1.25. Dividing the differences by "
        "√(1.25 + 0.00001) ≈ 1.11804 gives −1.34, −0.45, 0.45 and 1.34.",
        [[-1.3416353983367926, -0.4472117994455975, 0.4472117994455975, 1.3416353983367926]],
    )
    yield (
        {"x": [[0.0, 2.0], [10.0, 40.0]], "gamma": [2.0, 3.0], "beta": [0.5, -1.0], "eps": 1e-3},
        "Row 0 has mean 1 and variance 1, so it becomes −1 and 1 divided by √1.001, about ∓0.9995. "
        "Row 1 has mean 25 and variance 225 and becomes almost exactly −1 and 1. Then gamma "
        "scales the columns by 2 and 3, and beta adds 0.5 and −1: row 0 is about −1.499 and "
        "1.9985.",
    )
    yield (
        {"x": [[7.0, 7.0, 7.0]], "gamma": [1.0, 2.0, 3.0], "beta": [4.0, 5.0, 6.0], "eps": 1e-5},
        "All features equal the mean 7, so every difference is 0 and only beta is left.",
    )


def edges():
    one = {"gamma": [2.0], "beta": [1.0]}
    yield {"x": [[5.0]], **one, "eps": 1e-6}  # one feature: only beta is left
    yield {"x": [[5.0], [-3.0], [0.25]], "gamma": [-2.0], "beta": [0.75], "eps": 1e-3}
    wave = np.sin(np.arange(16 * 64.0)).reshape(16, 64)
    yield {  # the largest size, in Fortran order, with the largest magnitudes
        "x": np.asfortranarray(1000.0 * np.sign(wave) * wave**2 / (wave**2).max()),
        "gamma": 10.0 * np.cos(np.arange(64.0)),
        "beta": np.linspace(-10.0, 10.0, 64),
        "eps": 1e-3,
    }
    wide = np.add.outer(np.arange(6.0), np.arange(10.0) ** 2)
    yield {  # every second row and column of a larger array, with strided gain and bias
        "x": wide[::2, ::2],
        "gamma": np.arange(1.0, 11.0)[::2],
        "beta": np.arange(-5.0, 5.0)[::-2],
        "eps": 1e-5,
    }


def normal(rng):
    """Generic rows, gain and bias: catches ddof, axis, gamma and beta mistakes."""
    n, d = int(rng.integers(3, 6)), int(rng.integers(6, 9))
    scale = rng.uniform(0.5, 4.0)
    return _case(rng, rng.normal(rng.uniform(-2.0, 2.0), scale, (n, d)))


def tiny_variance(rng):
    """Rows with a variance around eps: separates eps inside, outside and absent."""
    n, d = int(rng.integers(2, 5)), int(rng.integers(3, 7))
    case = _case(rng, np.zeros((n, d)))
    shape = rng.normal(0.0, 1.0, (n, d))
    shape = (shape - shape.mean(axis=1, keepdims=True)) / shape.std(axis=1, keepdims=True)
    spread = np.sqrt(case["eps"] * rng.uniform(0.3, 3.0, (n, 1)))
    case["x"] = rng.uniform(-1.0, 1.0, (n, 1)) + spread * shape
    return case


def shifted_rows(rng):
    """Rows on different levels: catches statistics shared by rows and a missing centring."""
    n, d = int(rng.integers(3, 6)), int(rng.integers(3, 6))
    levels = rng.permutation(np.arange(1.0, n + 1)) * 40.0
    x = levels[:, None] + rng.normal(0.0, 2.0, (n, d))
    return _case(rng, np.asfortranarray(x))


def constant_rows(rng):
    """Constant rows between ordinary ones: only beta may be left, and no NaN."""
    n, d = int(rng.integers(3, 6)), int(rng.integers(2, 6))
    x = rng.normal(0.0, 3.0, (n, d))
    # Whole numbers add up exactly, so the differences from the mean are exact zeros.
    x[rng.permutation(n)[: n - 1]] = rng.integers(-9, 10, (n - 1, 1))
    return _case(rng, x)


def _case(rng, x):
    d = x.shape[1]
    return {
        "x": x,
        "gamma": rng.uniform(0.5, 2.0, d) * rng.choice([-1.0, 1.0], d),
        "beta": rng.uniform(0.3, 2.0, d) * rng.choice([-1.0, 1.0], d),
        "eps": float(rng.choice([1e-5, 1e-4, 1e-3])),
    }
