"""Cases for nucleus filtering: exact sums, ties, tiny tails, logits in the thousands."""

import numpy as np


def samples():
    log = np.log
    yield (
        {"logits": [[log(0.1), log(0.5), log(0.15), log(0.25)]], "p": 0.7},
        "The probabilities are 0.1, 0.5, 0.15 and 0.25. In descending order they add up to 0.5, "
        "0.75, 0.9 and 1. The first sum that reaches 0.7 is 0.75: tokens 1 and 3 are kept, also "
        "though 0.75 is more than 0.7.",
        [[-np.inf, log(0.5), -np.inf, log(0.25)]],
    )
    yield (
        {"logits": [[2.0, 2.0, 2.0, 2.0], [0.0, 9.0, 0.0, 0.0]], "p": 0.5},
        "In row 0 every token has exactly 1/4, so two tokens reach 0.5 and the smaller ids come "
        "first. In row 1 token 1 alone has more than 0.99.",
        [[2.0, 2.0, -np.inf, -np.inf], [-np.inf, 9.0, -np.inf, -np.inf]],
    )
    yield (
        {"logits": [[1000.0, 999.0, -np.inf]], "p": 0.0},
        "Even for p = 0 one token is kept, the most probable one. Only differences of logits "
        "count: the probabilities are 0.731, 0.269 and 0.",
        [[1000.0, -np.inf, -np.inf]],
    )


def edges():
    yield {"logits": [[-7.0]], "p": 0.25}  # a single token
    yield {"logits": [[0.0, -np.inf, 0.0, 1.0]], "p": 1.0}  # everything, also what is impossible
    yield {"logits": [[3.0, 1.0], [1.0, 3.0]], "p": 2.0}
    wave = 1e4 * np.sin(np.add.outer(np.arange(16.0) ** 2, np.arange(64.0)))
    wave[0, 0] = 1e4
    yield {"logits": np.asfortranarray(wave[::2, ::2]), "p": 0.75}  # the largest, Fortran order
    yield {"logits": (wave / 5e3)[::-3, 40:2:-2], "p": 0.625}  # a view
    yield {"logits": [[0.0] * 8, [5.0] * 8], "p": 0.875}  # eighths: seven tokens exactly


def generic(rng):
    """Rows of different spread, so nuclei of different sizes, in no particular order."""
    n, v = int(rng.integers(4, 7)), int(rng.integers(8, 13))
    logits = rng.normal(size=(n, v)) * rng.uniform(0.5, 2.0, (n, 1))
    return {"logits": logits, "p": _clear(rng, logits, 0.4, 0.8)}


def exact_ties(rng):
    """Equal logits whose sums are exact: p is reached exactly, and ids decide."""
    places = np.full((4, 8), -np.inf)
    level = float(rng.integers(-3, 4))
    for row in places[:3]:
        row[rng.permutation(8)[:4]] = level
    places[3] = level  # eighths
    return {"logits": places, "p": float(rng.choice([0.25, 0.5, 0.75]))}


def large_logits(rng):
    """Logits in the thousands that lie close together: exponentials overflow unshifted."""
    n, v = int(rng.integers(3, 6)), int(rng.integers(6, 10))
    level = float(rng.uniform(1000.0, 5000.0) * rng.choice([-1.0, 1.0]))
    logits = level + rng.normal(size=(n, v))
    return {"logits": logits, "p": _clear(rng, logits, 0.4, 0.8)}


def masked(rng):
    """Some tokens are impossible already; they stay out and take no mass."""
    n, v = int(rng.integers(3, 6)), int(rng.integers(7, 11))
    logits = rng.normal(size=(n, v))
    logits[rng.random((n, v)) < 0.3] = -np.inf
    logits[np.arange(n), rng.integers(0, v, n)] = 1.0
    logits[np.arange(n), rng.integers(0, v, n)] = 0.5
    return {"logits": logits, "p": _clear(rng, logits, 0.5, 0.9)}


def everything(rng):
    """p = 1 with a tail so improbable that the sums reach 1 before it."""
    n, v = int(rng.integers(2, 5)), int(rng.integers(6, 9))
    logits = rng.normal(size=(n, v))
    tail = rng.permutation(v)[:3]
    logits[:, tail] -= rng.uniform(50.0, 90.0, 3)
    return {"logits": logits, "p": 1.0}


def one_dominates(rng):
    """One token has more than p: it is kept, although its sum is above p."""
    n, v = int(rng.integers(3, 6)), int(rng.integers(5, 9))
    logits = rng.normal(size=(n, v))
    logits[np.arange(n), rng.integers(0, v, n)] += 8.0
    return {"logits": logits, "p": _clear(rng, logits, 0.2, 0.5)}


def _clear(rng, logits, low, high):
    """A p between the bounds that is far from every cumulative sum of every row."""
    weights = np.sort(np.exp(logits - logits.max(axis=1, keepdims=True)), axis=1)[:, ::-1]
    sums = np.cumsum(weights, axis=1) / weights.sum(axis=1, keepdims=True)
    while True:
        p = float(rng.uniform(low, high))
        if np.abs(sums - p).min() > 1e-5:
            return p
