"""Cases for the cost: guesses of all kinds, classes that do not occur, a single output."""

import numpy as np


def samples():
    yield (
        {"output": [[0.1, 0.8, 0.3]], "labels": [1]},
        "The target is (0, 1, 0), the differences are 0.1, −0.2 and 0.3. Their squares "
        "0.01 + 0.04 + 0.09 add up to 0.14. With one sample the mean is the same number.",
        ([0.14], 0.14),
    )
    yield (
        {"output": [[1.0, 0.0], [1.0, 0.0], [0.5, 2.0]], "labels": [0, 1, 0]},
        "Row 0 is exactly right: cost 0. Row 1 has everything in the wrong place: 1² + (−1)² = 2. "
        "Row 2 misses (1, 0) by −0.5 and 2: 0.25 + 4 = 4.25. The mean is 6.25 / 3.",
        ([0.0, 2.0, 4.25], 6.25 / 3),
    )


def edges():
    yield {"output": [[-3.0]], "labels": [0]}  # one output: the target is always 1
    yield {"output": [[0.0]] * 4, "labels": [0] * 4}
    wave = np.sin(np.arange(24 * 20.0)).reshape(24, 20)
    yield {  # the largest size, the largest magnitude, in Fortran order
        "output": np.asfortranarray(100.0 * np.round(wave[:12, :10] / 0.9)),
        "labels": np.arange(12) * 7 % 10,
    }
    yield {  # every second row and column of a larger array, labels read backwards
        "output": wave[::4, ::4],
        "labels": np.arange(5, -1, -1) % 5,
    }


def guesses(rng):
    """Several samples and classes: catches every other mean, factor and index."""
    n, k = (int(size) for size in rng.permutation(np.arange(3, 8))[:2])
    labels = np.append(rng.integers(0, k, n - 1), k - 1)
    return {"output": rng.uniform(0.0, 1.0, (n, k)), "labels": labels}


def missing_classes(rng):
    """The last classes do not occur in the batch: catches a width taken from the labels."""
    n, k = int(rng.integers(4, 8)), int(rng.integers(6, 10))
    labels = rng.integers(0, 3, n)
    labels[0] = rng.integers(1, 3)
    return {"output": rng.normal(0.3, 1.0, (n, k)), "labels": labels}


def confident(rng):
    """Outputs far from 0 and 1: catches a softmax and absolute differences."""
    n, k = int(rng.integers(2, 5)), int(rng.integers(3, 6))
    output = rng.uniform(2.0, 9.0, (n, k)) * rng.choice([-1.0, 1.0], (n, k))
    return {"output": output, "labels": np.append(rng.integers(1, k, n - 1), k - 1)}


def two_classes(rng):
    """Labels 0 and 1: the label itself looks like a target."""
    n = int(rng.integers(3, 7))
    labels = rng.permutation(np.arange(n) % 2)
    return {"output": rng.uniform(0.0, 1.0, (n, 2)), "labels": labels}
