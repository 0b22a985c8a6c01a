"""Cases for mini-batch descent: batches of several sizes, before and after the decay ends."""

import numpy as np


def samples():
    yield (
        {
            "X": [[1.0], [2.0], [1.0]],
            "y": [1.0, 4.0, 5.0],
            "theta": [1.0],
            "batches": [[0, 1], [2]],
            "eps0": 0.1,
            "epsT": 0.05,
            "T": 2,
        },
        "k = 0: the step size is 0.1. The batch has residuals 0 and −2, the gradient of its mean "
        "is 2/2 · (1·0 + 2·(−2)) = −4, and theta becomes 1 + 0.4 = 1.4. k = 1: a = 1/2, so the "
        "step size is 0.5·0.1 + 0.5·0.05 = 0.075. The residual of sample 2 is 1.4 − 5 = −3.6, the "
        "gradient 2 · (−3.6) = −7.2, and theta becomes 1.4 + 0.54.",
        [1.94],
    )
    yield (
        {
            "X": [[1.0, 0.0], [0.0, 1.0]],
            "y": [1.0, 3.0],
            "theta": [0.0, 0.0],
            "batches": [[0], [1, 1, 0], [1]],
            "eps0": 0.2,
            "epsT": 0.1,
            "T": 1,
        },
        "k = 0, step size 0.2: the gradient is 2 · (−1, 0), theta = (0.4, 0). From k = T = 1 on "
        "the step size is 0.1. The second batch holds sample 1 twice: 2/3 · (−0.6, 2 · (−3)) = "
        "(−0.4, −4), theta = (0.44, 0.4). Third batch: 2 · (0, −2.6), theta = (0.44, 0.92).",
        [0.44, 0.92],
    )
    yield (
        {
            "X": [[2.0]],
            "y": [1.0],
            "theta": [0.5],
            "batches": [],
            "eps0": 0.1,
            "epsT": 0.1,
            "T": 4,
        },
        "No batch, no step: a copy of theta comes back.",
        [0.5],
    )


def edges():
    yield {
        "X": [[-5.0]],
        "y": [50.0],
        "theta": [10.0],
        "batches": [[0]],
        "eps0": 1e-3,
        "epsT": 1e-4,
        "T": 10,
    }
    wave = np.sin(np.arange(20 * 10.0)).reshape(20, 10)
    order = np.arange(64) * 7 % 10
    yield {  # the largest sizes, in Fortran order, all steps within the decay
        "X": np.asfortranarray(wave[:10, :5]),
        "y": 4.0 * np.cos(np.arange(10.0)),
        "theta": np.linspace(-2.0, 2.0, 5),
        "batches": list(order.reshape(8, 8)),
        "eps0": 0.2,
        "epsT": 0.1,
        "T": 9,
    }
    yield {  # views of larger arrays, batches cut out of one permutation
        "X": wave[::4, 1::3],
        "y": wave[:10:2, 0],
        "theta": wave[7, 5::-2],
        "batches": [order[:10:2] // 2, order[3:0:-1] // 2, order[1:2] // 2],
        "eps0": 0.15,
        "epsT": 0.01,
        "T": 2,
    }
    yield {
        "X": wave[:4, :2],
        "y": wave[:4, 2],
        "theta": wave[0, 3:5],
        "batches": [],
        "eps0": 0.1,
        "epsT": 0.05,
        "T": 1,
    }


def partial(rng):
    """Batches smaller than the data, of different sizes: catches wrong divisors and sums."""
    return _case(rng, [2, 3, 2, 3], T=6)


def decaying(rng):
    """Steps that shrink a lot from batch to batch: catches a shifted or reversed schedule."""
    return _case(rng, [2, 1, 3, 2], T=int(rng.integers(3, 5)))


def beyond_T(rng):
    """More batches than T: the step size may not go on falling, let alone below zero."""
    return _case(rng, [2, 2, 3, 1, 2, 3], T=int(rng.integers(1, 3)))


def repeated(rng):
    """Batches that hold an index two or three times."""
    case = _case(rng, [3, 4, 3], T=5)
    for batch in case["batches"]:
        batch[1:3] = batch[0]
    return case


def _case(rng, sizes, T):
    n, d = int(rng.integers(6, 9)), int(rng.integers(2, 5))
    X = rng.uniform(0.3, 1.2, (n, d)) * rng.choice([-1.0, 1.0], (n, d))
    return {
        "X": X,
        "y": X @ rng.uniform(-3.0, 3.0, d) + rng.normal(0.0, 0.5, n),
        "theta": rng.uniform(3.5, 6.0, d) * rng.choice([-1.0, 1.0], d),
        "batches": [rng.permutation(n)[:size] for size in sizes],
        "eps0": float(rng.uniform(0.1, 0.18)),
        "epsT": float(rng.uniform(0.005, 0.03)),
        "T": T,
    }
