"""Cases for logistic regression: unequal features, strong penalties, logits in the thousands."""

import numpy as np


def samples():
    yield (
        {"X": [[1.0], [2.0]], "y": [1, 0], "w": [0.0], "b": 0.0, "lam": 0.5},
        "Both logits are 0, so both probabilities are ½ and each sample costs log 2 ≈ 0.6931; the "
        "penalty is 0. The residuals are ½ − 1 = −½ and ½ − 0 = ½. Gradient in w: "
        "(−½ · 1 + ½ · 2) / 2 = 0.25. Gradient in b: (−½ + ½) / 2 = 0.",
        (0.6931471805599453, [0.25], 0.0),
    )
    yield (
        {
            "X": [[1.0, 0.0], [0.0, 1.0]],
            "y": [1, 1],
            "w": [1.0, -1.0],
            "b": 0.0,
            "lam": 2.0,
        },
        "The logits are 1 and −1, with probabilities 0.7311 and 0.2689 for label 1. The samples "
        "cost 0.3133 and 1.3133, on average 0.8133; the penalty adds 2/2 · (1 + 1) = 2. The "
        "residuals are −0.2689 and −0.7311, so the gradient in w is "
        "(−0.1345 + 2, −0.3655 − 2), and in b −0.5.",
        (2.813261687518223, [1.8655292893, -2.3655292893], -0.5),
    )
    yield (
        {"X": [[10.0], [10.0]], "y": [0, 1], "w": [100.0], "b": 0.0, "lam": 0.0},
        "Both logits are 1000. The model is sure of label 1: wrong about the first sample, at a "
        "cost of 1000, and right about the second, at a cost of 0. On average 500. The residuals "
        "are 1 and 0.",
        (500.0, [5.0], 0.5),
    )


def edges():
    yield {"X": [[3.0]], "y": [1], "w": [-2.0], "b": 0.5, "lam": 1.5}  # one sample, one feature
    yield {  # no information in X: only b and the penalty count
        "X": np.zeros((3, 2)),
        "y": [0, 1, 1],
        "w": [3.0, -4.0],
        "b": -1000.0,
        "lam": 10.0,
    }
    grid = np.add.outer(np.arange(40.0) ** 2, np.arange(16.0))
    yield {  # the largest sizes and magnitudes, in Fortran order
        "X": np.asfortranarray(1000.0 * np.sign(np.sin(grid[:, :8]))),
        "y": (np.cos(grid[:, 0]) > 0).astype(np.int64),
        "w": 100.0 * np.sign(np.sin(grid[3, :8])),
        "b": 1000.0,
        "lam": 0.0,
    }
    yield {  # views into larger arrays
        "X": np.cos(grid)[::4, 9:3:-2],
        "y": (np.sin(grid[:, 1]) > 0.3).astype(np.int64)[::-4],
        "w": np.sin(grid[5])[::6],
        "b": 0.25,
        "lam": 0.125,
    }


def generic(rng):
    """Moderate logits and a moderate penalty: catches sums, signs and labels."""
    return _case(rng, lam=float(rng.uniform(0.2, 1.0)))


def strong_penalty(rng):
    """The penalty is a large part of the answer: catches every misplaced factor of it."""
    return _case(rng, lam=float(rng.uniform(3.0, 8.0)))


def saturated(rng):
    """Logits near ±1000 on the right and on the wrong side: catches the log of 0."""
    case = _case(rng, lam=float(rng.uniform(0.0, 0.01)))
    n, d = case["X"].shape
    side = rng.permutation(np.arange(n) % 2)
    case["w"] *= 20.0
    towards = (2 * side - 1)[:, None] * np.sign(case["w"])  # no term cancels another
    case["X"] = towards * rng.uniform(0.5, 1.0, (n, d))
    case["X"] *= (rng.uniform(800.0, 1200.0, n) / np.abs(case["X"] @ case["w"]))[:, None]
    case["y"] = np.where(rng.permutation(n) < 3, 1 - side, side)  # three mistakes
    return case


def _case(rng, lam):
    n, d = int(rng.integers(5, 10)), int(rng.integers(2, 5))
    return {
        "X": rng.normal(size=(n, d)) + 0.5,
        "y": rng.permutation(np.arange(n) % 3 % 2),
        "w": rng.uniform(0.5, 2.0, d) * rng.choice([-1.0, 1.0], d),
        "b": float(rng.uniform(0.3, 1.0) * rng.choice([-1.0, 1.0])),
        "lam": lam,
    }
