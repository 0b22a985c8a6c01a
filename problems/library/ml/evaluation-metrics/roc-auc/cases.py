"""Cases for the area under the ROC curve: ties of both classes, infinities, many examples."""

import numpy as np


def samples():
    yield (
        {"y": [0, 0, 1, 1], "score": [0.1, 0.4, 0.35, 0.8]},
        "There are 2 · 2 pairs. The positive with 0.8 is above both negatives, the one with 0.35 "
        "above 0.1 only: 3 of 4 pairs are in the right order.",
        3 / 4,
    )
    yield (
        {"y": [1, 0, 1, 0, 0], "score": [2.0, 2.0, 5.0, 1.0, 2.0]},
        "There are 2 · 3 pairs. The positive with 5 wins all three of its pairs. The one with 2 "
        "wins against 1 and ties with the two negatives at 2: 1 + ½ + ½ = 2. "
        "Together (3 + 2) / 6 = 5/6.",
        5 / 6,
    )
    yield (
        {"y": [1, 0, 0], "score": [np.inf, np.inf, -np.inf]},
        "+inf and +inf are a tie and count ½; +inf against -inf is a win: 1.5 / 2.",
        3 / 4,
    )


def edges():
    yield {"y": [0, 1], "score": [3.0, -3.0]}  # the wrong way round
    yield {"y": [1, 0, 1, 0, 1], "score": [0.0, -0.0, 0.0, 0.0, -0.0]}  # all equal
    wave = np.sin(np.arange(60.0) ** 2)
    yield {"y": (wave > 0.2).astype(np.int64)[::3], "score": np.round(2 * wave)[::-3]}  # views
    yield {"y": [0, 1, 0, 1], "score": [1e-300, 2e-300, 1e300, 1e300 * (1 + 1e-15)]}
    for n in (100_000, 90_001):  # too many for looking at every pair
        places = np.arange(n)
        y = places * places // 7 % 2
        yield {"y": y, "score": (places * 7919 % 10_007 + 500 * y) / 1000.0}


def distinct(rng):
    """No two scores are equal; positives score higher more often than not."""
    y = _labels(rng, int(rng.integers(12, 30)), 0.5)
    return {"y": y, "score": rng.normal(size=len(y)) + y}


def few_levels(rng):
    """Scores of three or four levels, both classes on each: ties decide the answer."""
    y = _labels(rng, int(rng.integers(20, 40)), 0.4)
    # More positives on high levels, so that a win and a loss for ties are both far off.
    return {"y": y, "score": (rng.integers(0, 3, len(y)) + (rng.random(len(y)) < 0.4 * y)) / 4.0}


def rare_positives(rng):
    """Two or three positives among many: the shares of the classes matter."""
    n = int(rng.integers(25, 40))
    y = np.zeros(n, dtype=np.int64)
    y[rng.permutation(n)[: int(rng.integers(2, 4))]] = 1
    return {"y": y, "score": rng.integers(0, 6, n) + 2.0 * y}


def infinite_scores(rng):
    """Both classes at +inf and at -inf: the difference of two infinities is NaN, not 0."""
    y = _labels(rng, int(rng.integers(20, 30)), 0.4)
    score = np.round(rng.normal(size=len(y)), 1) + y
    high, low = rng.random((2, len(y)))
    score[high < 0.2 + 0.2 * y] = np.inf
    score[(low < 0.3) & np.isfinite(score)] = -np.inf
    score[np.flatnonzero(y == 1)[:2]] = score[np.flatnonzero(y == 0)[:2]] = [np.inf, -np.inf]
    return {"y": y, "score": score}


def _labels(rng, n, share):
    """Labels with about this share of positives, and at least four of each class."""
    y = (rng.random(n) < share).astype(np.int64)
    y[:8] = [0, 1] * 4
    return rng.permutation(y)
