"""Cases for precision and recall: unequal kinds of mistakes, and every empty denominator."""

import numpy as np


def samples():
    yield (
        {"y_true": [1, 1, 1, 1, 0, 0], "y_pred": [1, 1, 0, 0, 1, 0], "beta": 1.0},
        "Three examples are predicted to be positive and two of them are: P = 2/3. Of the four "
        "positives two are found: R = 2/4. "
        "F1 = 2 · (2/3 · 1/2) / (2/3 + 1/2) = (2/3) / (7/6) = 4/7.",
        (2 / 3, 1 / 2, 4 / 7),
    )
    yield (
        {"y_true": [1, 0, 1, 0, 0], "y_pred": [1, 1, 1, 1, 0], "beta": 2.0},
        "Both positives are found, R = 1, among four predicted ones, P = 1/2. With β² = 4: "
        "F2 = 5 · (1/2 · 1) / (4 · 1/2 + 1) = 2.5 / 3 = 5/6, nearer to R than to P.",
        (1 / 2, 1.0, 5 / 6),
    )
    yield (
        {"y_true": [0, 1, 0], "y_pred": [0, 0, 0], "beta": 0.5},
        "Nothing is predicted to be positive, so P is 0/0, which counts as 0. R = 0/1 = 0. "
        "F0.5 is 0/0 again.",
        (0.0, 0.0, 0.0),
    )


def edges():
    yield {"y_true": [], "y_pred": [], "beta": 1.0}  # no example at all
    yield {"y_true": [1], "y_pred": [1], "beta": 0.0}  # beta 0 is precision
    yield {"y_true": [1, 1, 1, 0, 0, 1], "y_pred": [0, 1, 0, 0, 1, 0], "beta": 0.0}
    places = np.arange(200)
    yield {  # the largest size and beta, as views
        "y_true": (places % 7 < 3).astype(np.int64)[::2],
        "y_pred": (places % 5 < 2).astype(np.int64)[::-2],
        "beta": 100.0,
    }
    yield {"y_true": [0, 0, 1], "y_pred": [1, 1, 0], "beta": 0.0}  # all wrong, beta 0
    yield {"y_true": [0, 1, 1, 0], "y_pred": [0, 0, 0, 0], "beta": 2.0}  # nothing predicted
    yield {"y_true": [0, 0, 0, 0], "y_pred": [0, 1, 0, 1], "beta": 0.5}  # nothing to find
    yield {"y_true": [0, 0], "y_pred": [0, 0], "beta": 1.5}  # neither
    yield {"y_true": [1, 0, 1], "y_pred": [0, 1, 0], "beta": 3.0}  # no hit: only F-beta is 0/0
    yield {"y_true": [1, 0, 1, 1], "y_pred": [1, 0, 1, 1], "beta": 3.0}  # all right


def cautious(rng):
    """Few positives predicted, most of them right: precision is far above recall."""
    return _mixed(rng, hits=int(rng.integers(3, 6)), false=1, missed=int(rng.integers(5, 9)))


def eager(rng):
    """Many positives predicted, few of them right: recall is far above precision."""
    return _mixed(rng, hits=int(rng.integers(3, 6)), false=int(rng.integers(6, 10)), missed=1)


def rare_positives(rng):
    """Far more zeros than ones: what counts true negatives is far off."""
    return _mixed(
        rng, hits=3, false=int(rng.integers(1, 4)), missed=int(rng.integers(4, 7)), rest=40
    )


def _mixed(rng, hits, false, missed, rest=6):
    """The given numbers of each kind and some true negatives, shuffled."""
    pairs = [(1, 1)] * hits + [(0, 1)] * false + [(1, 0)] * missed + [(0, 0)] * rest
    pairs = rng.permutation(np.array(pairs, dtype=np.int64))
    beta = float(rng.choice([rng.uniform(0.3, 0.7), rng.uniform(1.5, 4.0)]))
    return {"y_true": pairs[:, 0], "y_pred": pairs[:, 1], "beta": beta}
