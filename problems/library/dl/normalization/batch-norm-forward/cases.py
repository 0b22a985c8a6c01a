"""Cases for batch norm: ordinary batches, features of almost no variance, a batch of one."""

import numpy as np


def samples():
    yield (
        {
            "X": [[1.0, 10.0], [3.0, 10.0], [5.0, 40.0]],
            "gamma": [1.0, 1.0],
            "beta": [0.0, 0.0],
            "eps": 1e-5,
        },
        "Feature 0 has the mean 3, the differences −2, 0 and 2, and the variance (4 + 0 + 4) / 3 = "
        "2.667; divided by its root they are −1.2247, 0 and 1.2247. Feature 1 has the mean 20, the "
        "differences −10, −10 and 20 and the variance 200: about −0.707, −0.707 and 1.414.",
    )
    yield (
        {
            "X": [[0.0, 7.0], [2.0, 7.0]],
            "gamma": [2.0, 5.0],
            "beta": [0.5, -1.0],
            "eps": 1e-3,
        },
        "Feature 0 has mean 1 and variance 1: ∓1 / √1.001 is ∓0.9995, times 2 plus 0.5 is −1.499 "
        "and 2.499. Feature 1 is constant, its differences are 0, and only beta is left.",
    )
    yield (
        {"X": [[3.0, -8.0, 0.0]], "gamma": [1.0, 2.0, 3.0], "beta": [4.0, 5.0, 6.0], "eps": 1e-5},
        "In a batch of one sample every feature equals its mean: the result is beta.",
        [[4.0, 5.0, 6.0]],
    )


def edges():
    yield {"X": [[-1000.0]], "gamma": [10.0], "beta": [-10.0], "eps": 1e-6}
    yield {"X": [[5.0], [-3.0], [0.25]], "gamma": [-2.0], "beta": [0.75], "eps": 1e-3}
    wave = np.sin(np.arange(16 * 8.0)).reshape(16, 8)
    yield {  # the largest size, in Fortran order, with the largest magnitudes
        "X": np.asfortranarray(1000.0 * np.sign(wave) * wave**2 / (wave**2).max()),
        "gamma": 10.0 * np.cos(np.arange(8.0)),
        "beta": np.linspace(-10.0, 10.0, 8),
        "eps": 1e-3,
    }
    wide = np.add.outer(np.arange(10.0) ** 2, 3.0 * np.arange(8.0))
    yield {  # every second row and column of a larger array, with strided gain and bias
        "X": wide[::2, ::2] % 11.0,
        "gamma": np.arange(1.0, 9.0)[::2],
        "beta": np.arange(-4.0, 4.0)[::-2],
        "eps": 1e-5,
    }


def batch(rng):
    """A few samples of a few features on different levels: catches axis and variance mistakes."""
    n, d = (int(size) for size in rng.permutation(np.arange(3, 7))[:2])
    return _case(rng, rng.uniform(-9.0, 9.0, d) + rng.normal(0.0, rng.uniform(1.0, 3.0, d), (n, d)))


def square(rng):
    """As many samples as features: the wrong axis has the right shape."""
    size = int(rng.integers(3, 6))
    return _case(rng, np.asfortranarray(rng.normal(0.0, 2.0, (size, size)) + np.arange(size)))


def tiny_variance(rng):
    """Features with a variance around eps: separates eps inside and outside of the root."""
    n, d = int(rng.integers(3, 7)), int(rng.integers(2, 5))
    case = _case(rng, np.zeros((n, d)))
    shape = rng.normal(0.0, 1.0, (n, d))
    shape = (shape - shape.mean(axis=0)) / shape.std(axis=0)
    case["X"] = rng.uniform(-1.0, 1.0, d) + np.sqrt(case["eps"] * rng.uniform(0.3, 3.0, d)) * shape
    return case


def constant_features(rng):
    """Constant features between ordinary ones: only beta may be left, and no NaN."""
    n, d = int(rng.integers(3, 6)), int(rng.integers(3, 6))
    X = rng.normal(0.0, 3.0, (n, d))
    # Whole numbers add up exactly, so the differences from the mean are exact zeros.
    X[:, rng.permutation(d)[: d - 1]] = rng.integers(-9, 10, d - 1)
    return _case(rng, X)


def single_sample(rng):
    """A batch of one, as at the end of an epoch: everything equals its mean."""
    return _case(rng, rng.integers(-9, 10, (1, int(rng.integers(2, 6)))).astype(float))


def _case(rng, X):
    d = X.shape[1]
    return {
        "X": X,
        "gamma": rng.uniform(0.5, 2.0, d) * rng.choice([-1.0, 1.0], d),
        "beta": rng.uniform(0.3, 2.0, d) * rng.choice([-1.0, 1.0], d),
        "eps": float(rng.choice([1e-5, 1e-4, 1e-3])),
    }
