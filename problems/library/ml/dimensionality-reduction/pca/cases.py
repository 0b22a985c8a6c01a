"""Cases for PCA: clouds with well separated variances, off centre and in any direction."""

import numpy as np


def samples():
    half = 0.7071067811865476
    yield (
        {"X": [[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]], "k": 1},
        "The means are (2, 2), the centred rows (−1, −1), (0, 0), (1, 1). All variance lies along "
        "the diagonal: the component is (1, 1)/√2, its two entries are equally large and both "
        "positive. The scores are −√2, 0, √2 and the variance (2 + 0 + 2)/2 = 2.",
        ([[half, half]], [[-2 * half], [0.0], [2 * half]], [2.0]),
    )
    yield (
        {"X": [[0.0, 7.0], [0.0, 3.0], [1.0, 5.0], [-1.0, 5.0]], "k": 2},
        "The means are (0, 5). The second feature has the sum of squares 4 + 4 = 8 and variance "
        "8/3, the first one 2/3, and they are uncorrelated. So the components are (0, 1) and "
        "(1, 0), in this order, both with a positive largest entry.",
        (
            [[0.0, 1.0], [1.0, 0.0]],
            [[2.0, 0.0], [-2.0, 0.0], [0.0, 1.0], [0.0, -1.0]],
            [8 / 3, 2 / 3],
        ),
    )
    yield (
        {"X": [[-1.0, 2.0, 12.0], [2.0, 4.0, 6.0], [5.0, 6.0, 0.0]], "k": 1},
        "The means are (2, 4, 6), the centred rows (−3, −2, 6), (0, 0, 0), (3, 2, −6), all on one "
        "line. A vector of length 7 along it is (−3, −2, 6) or (3, 2, −6); the entry of largest "
        "magnitude has to be positive, so the component is (−3, −2, 6)/7. The scores are 7, 0, −7 "
        "and the variance (49 + 0 + 49)/2 = 49.",
        ([[-3 / 7, -2 / 7, 6 / 7]], [[7.0], [0.0], [-7.0]], [49.0]),
    )


def edges():
    yield {"X": [[1000.0], [-1000.0]], "k": 1}  # one feature, two samples
    yield {"X": [[5.0, 3.0], [1.0, 7.0]], "k": 1}  # entries of equal magnitude: the first decides
    # The same, but rounding leaves a later entry the largest by a bit.
    yield {"X": [[-6.0, 13.0, 4.0], [-4.0, 11.0, 2.0], [-2.0, 9.0, 0.0], [0.0, 7.0, -2.0]], "k": 1}
    wave, turn = np.sin(np.arange(48.0) ** 2).reshape(8, 6), np.cos(np.arange(36.0) ** 2)
    turn = turn.reshape(6, 6)
    yield {"X": np.asfortranarray(_stretched(wave, turn, 8.0) - 20.0), "k": 5}
    wide = np.zeros((8, 12))
    wide[::2, ::-2] = _stretched(wave[::2, :3], turn, 6.0) + 10.0
    yield {"X": wide[::2, ::-2], "k": 3}  # a view, more features than samples


def off_centre(rng):
    """A cloud far from the origin: catches missing centring and wrong divisors."""
    return {"X": _cloud(rng, int(rng.integers(6, 9)), int(rng.integers(3, 6))), "k": 3}


def uneven_scales(rng):
    """Features on different scales: standardising them changes the components."""
    n, d = int(rng.integers(6, 9)), 4
    X = _cloud(rng, n, d) * rng.permutation([0.5, 1.0, 2.0, 4.0])
    return {"X": X, "k": 2}


def more_features_than_samples(rng):
    """Fewer samples than features: the covariance matrix has zeros among its eigenvalues."""
    n = int(rng.integers(4, 6))
    return {"X": _cloud(rng, n, 6), "k": int(rng.integers(2, n))}


def _cloud(rng, n, d):
    """A random cloud far from the origin."""
    noise, turn = rng.normal(size=(n, min(n - 1, d))), rng.normal(size=(d, d))
    middle = rng.uniform(5.0, 20.0, d) * rng.choice([-1.0, 1.0], d)
    return _stretched(noise, turn, rng.uniform(5.0, 10.0)) + middle


def _stretched(noise, turn, largest):
    """Centred samples whose standard deviations along the directions fall by a third each."""
    n, rank = noise.shape
    scores, _ = np.linalg.qr(noise - noise.mean(axis=0))
    directions, _ = np.linalg.qr(turn)
    spread = largest * 0.65 ** np.arange(rank) * np.sqrt(n - 1)
    return (scores * spread) @ directions[:, :rank].T
