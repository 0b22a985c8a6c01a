"""Cases for clipping: long, short, uneven and tiny gradients of any shapes."""

import numpy as np


def samples():
    yield (
        {"grads": [[3.0], [0.0, -4.0]], "max_norm": 1.0},
        "total = √(9 + 0 + 16) = 5, which exceeds 1. Every entry is multiplied by 1/5.",
        ([[0.6], [0.0, -0.8]], 5.0),
    )
    yield (
        {"grads": [[[1.0, 2.0], [0.0, 2.0]]], "max_norm": 3.0},
        "total = √(1 + 4 + 0 + 4) = 3 does not exceed 3: nothing changes.",
        ([[[1.0, 2.0], [0.0, 2.0]]], 3.0),
    )
    yield ({"grads": [], "max_norm": 0.5}, "There is nothing to clip.", ([], 0.0))


def edges():
    yield {"grads": [np.zeros(3), np.zeros((2, 2))], "max_norm": 0.001}  # nothing to divide by
    yield {"grads": [np.array(-1000.0)], "max_norm": 1000.0}  # no axes, exactly as long as allowed
    yield {"grads": [np.zeros((0, 2)), np.array([30.0, -40.0]), np.array(0.0)], "max_norm": 10.0}
    table = np.cos(np.arange(24.0)).reshape(4, 6)
    yield {  # five arrays, Fortran order and views
        "grads": [
            np.asfortranarray(table),
            table[::2, ::-1],
            table[:, 3],
            np.full((1, 2, 1), 8.0),
            np.array(2.5),
        ],
        "max_norm": 2.0,
    }


def long(rng):
    """Longer than allowed, though single arrays are not."""
    grads = [rng.normal(0.0, 2.0, shape) for shape in _shapes(rng)]
    return {"grads": grads, "max_norm": float(_total(grads) * rng.uniform(0.75, 0.85))}


def short(rng):
    """Shorter than allowed by the joint norm, though the sum of norms is longer."""
    grads = [rng.normal(0.0, 1.0, shape) for shape in _shapes(rng)]
    return {"grads": grads, "max_norm": float(_total(grads) * rng.uniform(1.05, 1.2))}


def uneven(rng):
    """One huge array beside small ones: all get the same factor."""
    grads = [rng.normal(0.0, 0.5, shape) for shape in _shapes(rng)]
    place = int(rng.integers(0, len(grads)))
    grads[place] = grads[place] * 200.0
    return {"grads": grads, "max_norm": float(rng.uniform(2.0, 6.0))}


def tiny(rng):
    """Norms near the smallest limit, most of it one entry: a constant in the divisor shows."""
    grads = [rng.normal(0.0, 1.0, shape) for shape in _shapes(rng)]
    grads[0].flat[0] = rng.choice([-1.0, 1.0]) * rng.uniform(8.0, 12.0)
    total = _total(grads) / rng.uniform(1.3e-3, 1.6e-3)
    grads = [g / total for g in grads]
    return {"grads": grads, "max_norm": float(rng.uniform(1e-3, 1.2e-3))}


def _shapes(rng):
    a, b = (int(k) for k in rng.integers(2, 5, 2))
    shapes = [(a, b), (b,), (2, 1, a)]
    return [shapes[k] for k in rng.permutation(3)]


def _total(grads):
    return np.sqrt(sum((g**2).sum() for g in grads))
