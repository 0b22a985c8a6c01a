"""Cases for attention: masks, queries that see nothing, and scores in the thousands."""

import numpy as np


def samples():
    yield (
        {
            "Q": [[2.0, 0.0, 0.0, 0.0]],
            "K": [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]],
            "V": [[10.0, 0.0], [0.0, 10.0]],
            "mask": None,
        },
        "The dot products are 2 and 0. Divided by √4 = 2 the scores are 1 and 0, so the weights "
        "are e / (e + 1) ≈ 0.731 and 1 / (e + 1) ≈ 0.269. The result is 0.731 · (10, 0) + "
        "0.269 · (0, 10) ≈ (7.31, 2.69).",
        ([[7.310585786300049, 2.689414213699951]], [[0.7310585786300049, 0.2689414213699951]]),
    )
    yield (
        {
            "Q": [[3.0], [3.0], [3.0]],
            "K": [[1.0], [1.0], [-1.0]],
            "V": [[1.0], [2.0], [6.0]],
            "mask": [[True, False, False], [True, True, False], [False, False, False]],
        },
        "Query 0 may see key 0 only: weight 1, result 1. Query 1 sees two equal keys: weights ½ "
        "and ½, result 1.5. Query 2 sees none: all zeros.",
        ([[1.0], [1.5], [0.0]], [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 0.0]]),
    )
    yield (
        {"Q": [[100.0]], "K": [[50.0], [49.99]], "V": [[1.0], [0.0]], "mask": None},
        "The scores are 5000 and 4999, whose exponentials overflow. Only their difference of 1 "
        "counts: the weights are again e / (e + 1) ≈ 0.731 and 1 / (e + 1) ≈ 0.269.",
    )


def edges():
    yield {"Q": [[-2.0]], "K": [[7.0]], "V": [[3.0, -4.0]], "mask": None}  # one key: all weight
    yield {"Q": [[2.0]], "K": [[1.0]], "V": [[5.0]], "mask": [[False]]}  # and none at all
    grid = np.add.outer(np.arange(8.0), np.arange(16.0) ** 2 / 8.0)
    wave = np.sin(grid)
    yield {  # the largest sizes and magnitudes, in Fortran order, causal
        "Q": np.asfortranarray(100.0 * np.sign(wave)),
        "K": np.asfortranarray(100.0 * np.sign(np.cos(grid))),
        "V": np.asfortranarray(100.0 * np.sign(wave[:, :8])),
        "mask": np.asfortranarray(np.tri(8, dtype=bool)),
    }
    yield {  # views into larger arrays, more keys than queries
        "Q": wave[:6:2, ::4],
        "K": wave[::-2, 1::4],
        "V": grid[::2, 3:0:-1],
        "mask": np.tri(6, 8, 2, dtype=bool)[::2, ::2],
    }


def unmasked(rng):
    """Generic scores without a mask: catches scaling and the axis of the softmax."""
    case = _case(rng)
    case["mask"] = None
    return case


def masked(rng):
    """Every query keeps some keys and loses some: catches what is done to blocked ones."""
    case = _case(rng)
    n, m = case["mask"].shape
    case["mask"] = rng.random((n, m)) < 0.5
    keep = rng.integers(0, m, n)
    case["mask"][np.arange(n), keep] = True
    case["mask"][np.arange(n), (keep + 1) % m] = False
    return case


def large_scores(rng):
    """Scores in the thousands that lie close together: exponentials overflow unshifted."""
    case = _case(rng)
    n, d = case["Q"].shape
    level = float(rng.uniform(40.0, 80.0))
    case["Q"] = rng.choice([-1.0, 1.0], (n, 1)) * level * np.ones((n, d))
    case["Q"] += rng.normal(0.0, 0.01, (n, d))
    case["K"] = level + rng.normal(0.0, 0.01, case["K"].shape)
    case["mask"] = None if rng.random() < 0.5 else np.tri(*case["mask"].shape, dtype=bool)
    return case


def blocked_queries(rng):
    """At least two queries may see nothing: neither NaN nor an even spread is right."""
    case = masked(rng)
    n = len(case["Q"])
    case["mask"][rng.permutation(n)[:2]] = False
    return case


def _case(rng):
    n, m, v = (int(size) for size in rng.permutation([3, 4, 5]))
    d = int(rng.integers(4, 8))
    return {
        "Q": rng.normal(0.0, 1.5, (n, d)),
        "K": rng.normal(0.0, 1.5, (m, d)),
        "V": rng.uniform(-5.0, 5.0, (m, v)),
        "mask": np.ones((n, m), dtype=bool),
    }
