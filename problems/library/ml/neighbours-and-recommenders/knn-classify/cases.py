"""Cases for k-NN: rings of equal distance, tied votes, sums that are equal but for rounding."""

import numpy as np

# Directions whose length is a whole number, and the plane's symmetries of them.
CORNERS = np.array([(3, 4), (4, 3), (-3, 4), (4, -3), (-4, 3), (3, -4), (-3, -4), (-4, -3)]) / 1.0


def samples():
    yield (
        {
            "X": [[0.0, 0.0], [1.0, 0.0], [0.0, 3.0], [4.0, 4.0]],
            "y": [7, 7, -2, -2],
            "Xs": [[0.0, 1.0], [4.0, 3.0]],
            "k": 3,
        },
        "First point: the distances are 1, √2, 2 and 5. The three nearest have the labels 7, 7 "
        "and −2: two votes against one. Second point: the distances are 5, √18 ≈ 4.24, 4 and 1, "
        "so rows 3, 2 and 1 vote: −2, −2, 7.",
        [7, -2],
    )
    yield (
        {"X": [[-2.0], [2.0], [5.0], [-1.0]], "y": [3, 1, 1, 2], "Xs": [[0.0]], "k": 2},
        "The distances are 2, 2, 5 and 1. Row 3 is nearest; rows 0 and 1 are equally far, and row "
        "0 comes first. Labels 2 and 3 have one vote each. The sum of distances is 1 for label 2 "
        "and 2 for label 3: the answer is 2.",
        [2],
    )
    yield (
        {
            "X": [[1.0], [-5.0], [3.0], [-3.0], [9.0]],
            "y": [8, 8, 4, 4, 4],
            "Xs": [[0.0]],
            "k": 4,
        },
        "Two votes each for 8 (distances 1 and 5) and 4 (distances 3 and 3). Both sums are 6, so "
        "the smaller label wins. Squared distances would add up to 26 and 18 and hide the tie.",
        [4],
    )


def edges():
    yield {"X": [[0.5]], "y": [-4], "Xs": [[-16.0], [16.0]], "k": 1}  # one known point
    yield {"X": [[1.0, 2.0], [3.0, 4.0]], "y": [0, 1], "Xs": np.zeros((0, 2)), "k": 2}
    grid = np.add.outer(5 * np.arange(24), 7 * np.arange(8)) ** 2 % 257 / 8.0 - 16.0
    yield {  # the largest sizes and labels, views, everybody votes
        "X": np.asfortranarray(grid[:, ::2]),
        "y": (np.arange(48) % 5 - 2)[::2] * 500_000_000_000,
        "Xs": grid[::-2, 1::2],
        "k": 24,
    }
    yield {"X": [[2.0]] * 5, "y": [9, -9, 9, -9, 9], "Xs": [[2.0], [0.0]], "k": 4}  # all equal


def generic(rng):
    """Points without ties that matter: catches wrong numbers of votes."""
    n, d, m = int(rng.integers(12, 20)), int(rng.integers(2, 4)), int(rng.integers(4, 8))
    points = _eighths(rng.normal(0.0, 3.0, (n + m, d)))
    y = rng.choice([-3, 0, 2, 11], n)
    return {"X": points[:n], "y": y, "Xs": points[n:], "k": int(rng.integers(2, 4)) * 2 + 1}


def diagonal(rng):
    """A neighbour on the diagonal and one along an axis: another distance swaps them."""
    centres = np.array([[-8.0, -8.0], [8.0, -8.0], [-8.0, 8.0], [8.0, 8.0]])
    steps = rng.choice([-1.0, 1.0], (4, 2)) * rng.integers(12, 15, 4)[:, None] / 4.0
    along = np.array([[5.25, 0.0], [0.0, -5.5], [-5.25, 0.0], [0.0, 5.375]])
    y = rng.permutation(np.arange(-4, 4))
    return {"X": np.concatenate([centres + along, centres + steps]), "y": y, "Xs": centres, "k": 1}


def rings(rng):
    """More points at one distance than there are votes left: the smaller rows come first.

    One row of the ring taken for another costs its class the majority.
    """
    centre = rng.integers(-6, 7, 2) / 1.0
    inner = int(rng.integers(1, 3))
    X = np.concatenate([rng.permutation(CORNERS), [[0.0, -2.0], [1.0, 0.0]][:inner]]) + centre
    chosen, other, inside = (int(label) for label in rng.permutation([-5, 1, 8]))
    y = np.array([chosen] * (inner + 1) + [other] * (7 - inner) + [inside] * inner)
    return {"X": X, "y": y, "Xs": np.stack([centre, centre + 0.125]), "k": 2 * inner + 1}


def tied_votes(rng, nearest_wins):
    """Two classes with two votes each, and the larger label has the smaller sum.

    With `nearest_wins` it has the nearest and the furthest neighbour, so its squares are larger;
    otherwise the other class has them.
    """
    near, far = int(rng.integers(1, 4)), int(rng.integers(9, 13))
    middle = (near + far) / 2 + (0.5 if nearest_wins else -0.5)
    lengths = np.array([near, far, middle, middle, 14.0, 15.0])
    low, high = sorted(int(label) for label in rng.choice(np.arange(-9, 10), 2, replace=False))
    y = np.array(
        [high, high, low, low, low, high] if nearest_wins else [low, low, high, high, low, low]
    )
    sides, order = rng.choice([-1.0, 1.0], 6), rng.permutation(6)
    X = (lengths * sides)[order, None]
    return {"X": X, "y": y[order], "Xs": [[0.0], [0.125]], "k": 4}


def equal_sums(rng):
    """Sums that are equal on paper and differ in the last bit: the smaller label wins."""
    step = float(rng.choice([0.5, 1.0, 2.0]))
    sign = rng.choice([-1.0, 1.0], (5, 1))
    # On the diagonal: 1 + 2 and 0 + 3 times the square root of two.
    X = np.array([[1.0, 1.0], [2.0, 2.0], [0.0, 0.0], [3.0, 3.0], [5.0, 5.0]]) * step * sign
    low, high = sorted(int(label) for label in rng.choice(np.arange(-9, 10), 2, replace=False))
    y = np.array([low, low, high, high, int(rng.integers(20, 30))])
    order = rng.permutation(5)
    return {"X": X[order], "y": y[order], "Xs": [[0.0, 0.0]], "k": 4}


def _eighths(values):
    return np.clip(np.round(8.0 * values) / 8.0, -16.0, 16.0)
