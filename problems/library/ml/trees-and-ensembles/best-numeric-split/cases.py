"""Cases for the best split: repeated values, uneven sides, small leaves, exact ties."""

import math

import numpy as np


def samples():
    yield (
        {
            "X": [[1.0, 7.0], [2.0, 3.0], [3.0, 9.0], [4.0, 1.0]],
            "y": [0, 0, 1, 1],
            "min_leaf": 1,
        },
        "All together have the impurity 1 − (1/4 + 1/4) = 0.5. Feature 0 with the threshold "
        "(2 + 3)/2 = 2.5 has two samples of class 0 on the left and two of class 1 on the right: "
        "both impurities are 0, and the decrease is 0.5. Nothing can be better.",
        (0, 2.5, 0.5),
    )
    yield (
        {
            "X": [[5.0], [1.0], [1.0], [3.0], [5.0]],
            "y": [2, 0, 2, 0, 2],
            "min_leaf": 1,
        },
        "Sorted, the values are 1, 1, 3, 5, 5 with the classes {0, 2}, 0, {2, 2}: thresholds are 2 "
        "and 4 only. The parent has 1 − (4 + 9)/25 = 0.48. For 4 the left side has two of class 0 "
        "and one of class 2, impurity 4/9, the right one is pure: 0.48 − 3/5 · 4/9 = 0.2133. For 2 "
        "it is 0.48 − 2/5 · 1/2 − 3/5 · 4/9 = 0.0133.",
        (0, 4.0, 0.48 - 0.6 * 4 / 9),
    )
    yield (
        {"X": [[1.0, 2.0], [1.0, 2.0], [1.0, 4.0]], "y": [0, 1, 1], "min_leaf": 2},
        "Feature 0 has only one value, so it has no threshold. Feature 1 has the threshold 3, "
        "which leaves one sample on the right, fewer than 2. There is no valid threshold.",
        (-1, math.nan, 0.0),
    )


def edges():
    yield {"X": np.zeros((0, 3)), "y": np.zeros(0, np.int64), "min_leaf": 1}
    yield {"X": [[3.0]], "y": [9], "min_leaf": 1}
    yield {"X": [[-1e3], [1e3]], "y": [0, 0], "min_leaf": 1}
    yield {"X": [[1.0], [2.0], [3.0], [4.0]], "y": [1, 0, 0, 1], "min_leaf": 3}
    steps = np.arange(500_000).reshape(50_000, 10)
    X = np.round(1e3 * np.sin(steps**1.1), 3)
    y = (np.floor(X[:, 7] / 301) + np.floor(X[:, 3] / 170) + steps[:, 0] % 7).astype(int) % 10
    yield {"X": np.asfortranarray(X), "y": y, "min_leaf": 1}  # the largest sizes
    yield {"X": X[20_000::-1, 7:3:-1], "y": y[20_000::-1] // 4, "min_leaf": 100}
    yield {"X": X[:40_000:5, 2:8:2], "y": y[:40_000:5], "min_leaf": 3_000}  # views
    yield {"X": X[:200, :1], "y": y[:200], "min_leaf": 30_000}


def noisy(rng):
    """Distinct values in random order and a noisy rule on one feature: the everyday case."""
    n, d = int(rng.integers(30, 50)), int(rng.integers(2, 5))
    X = _grid(rng, n, d)
    y = (X[:, int(rng.integers(d))] > 0) * 1 + (rng.random(n) < 0.25)
    return {"X": X, "y": y, "min_leaf": int(rng.integers(1, 4))}


def repeated_values(rng):
    """Few values, each many times: the best place in sorted order lies between equal ones."""
    n, d = int(rng.integers(20, 36)), 3
    X = rng.integers(-2, 3, (n, d)) * 0.75
    y = rng.integers(0, 3, n)
    # Within one value the labels are sorted, so a threshold inside it would look best.
    middle = np.flatnonzero(X[:, 1] == 0.75)
    y[middle] = np.sort(y[middle])
    X[middle, 0], X[middle, 2] = X[middle[::-1], 0], X[middle[::-1], 2]
    return {"X": X, "y": y, "min_leaf": 1}


def small_corner(rng):
    """A few pure samples at one end: without weights they would be cut off alone."""
    n = int(rng.integers(24, 40))
    X = _grid(rng, n, 2)
    y = np.where(X[:, 1] > np.median(X[:, 1]), 1, 0)
    noise = rng.permutation(n)[: n // 4]
    y[noise] = 1 - y[noise]
    order = np.argsort(X[:, 0])
    y[order[-1]] = 2 + int(rng.integers(2))
    return {"X": np.asfortranarray(X), "y": y, "min_leaf": 1}


def leaf_sizes(rng, end):
    """A class of min_leaf - 1 samples at one end: the pure cut is forbidden, the next is not."""
    n, m = int(rng.integers(16, 28)), int(rng.integers(3, 6))
    X, y = _grid(rng, n, 2), np.zeros(n, int)
    order = np.argsort(X[:, 0] if end == "left" else -X[:, 0])
    y[order[: m - 1]] = 1 + int(rng.integers(9))
    return {"X": X, "y": y, "min_leaf": m}


def ties(rng):
    """Copies of a feature, and mirrored labels: equal decreases on two features and thresholds."""
    n = 2 * int(rng.integers(5, 9))
    x = np.sort(_grid(rng, n, 1)[:, 0])
    third = n // 3
    y = np.zeros(n, int)
    y[:third] = y[-third:] = 1
    order = rng.permutation(n)
    # The first feature is worse, the second and the third are equally good, the last reversed.
    X = np.stack([rng.permutation(x), x, x * 0.5 + 100.0, -x], axis=1)
    X[:, 0] = np.round(X[:, 0] / 400)
    return {"X": X[order], "y": y[order], "min_leaf": 1}


def useless(rng):
    """One class only: every valid split has the decrease 0, and the first one is returned."""
    n = int(rng.integers(6, 12))
    X = _grid(rng, n, 3)
    X[:, 0] = X[0, 0]
    return {"X": X, "y": np.full(n, int(rng.integers(10))), "min_leaf": int(rng.integers(2, 4))}


def _grid(rng, n, d):
    """Different values in each column, on a grid of one eighth."""
    return np.stack([rng.permutation(8000)[:n] / 8 - 500 for _ in range(d)], axis=1)
