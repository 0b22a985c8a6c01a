"""Cases for Adam: scripts of at least three steps, with one object or two."""

import numpy as np


def samples():
    yield (
        [
            ("__init__", {"lr": 0.1, "beta1": 0.5, "beta2": 0.75, "eps": 1e-8}),
            ("step", {"theta": [1.0, 1.0], "grad": [4.0, -0.01]}),
            ("step", {"theta": [0.9, 1.1], "grad": [0.0, -0.01]}),
        ],
        "Step 1: m = 0.5 · (4, −0.01) and v = 0.25 · (16, 0.0001); dividing by 1 − 0.5 and "
        "1 − 0.75 gives back (4, −0.01) and (16, 0.0001). The quotient is almost (1, −1), so both "
        "parameters move by 0.1. Step 2, first parameter: m = 1, v = 3, corrected 1 / (1 − 0.5²) "
        "= 4/3 and 3 / (1 − 0.75²) = 48/7; it moves by 0.1 · (4/3) / √(48/7) ≈ 0.0509. The second "
        "parameter has had the same gradient twice and moves by 0.1 again.",
    )
    yield (
        [
            ("a.__init__", {"lr": 1.0, "beta1": 0.0, "beta2": 0.0, "eps": 0.01}),
            ("b.__init__", {"lr": 0.5, "beta1": 0.9, "beta2": 0.999, "eps": 0.01}),
            ("a.step", {"theta": [2.0, 5.0], "grad": [0.04, 0.0]}),
            ("b.step", {"theta": [2.0, 5.0], "grad": [-0.01, 0.0]}),
        ],
        "Object a has no memory: m = 0.04, √v = 0.04, so the first parameter moves by "
        "0.04 / (0.04 + 0.01) = 0.8 to 1.2. For b this is the first step, whatever a did: the "
        "corrected moments are −0.01 and 0.0001, and it moves by 0.5 · 0.01 / (0.01 + 0.01) = 0.25 "
        "to 2.25. A gradient of zero leaves the second parameter alone.",
        [None, None, [1.2, 5.0], [2.25, 5.0]],
    )


def edges():
    theta = np.array([100.0, -100.0, 0.0, 1.0, -1.0, 0.5, -0.5, 100.0])
    yield [  # the largest size, rate, decay rates and magnitudes
        ("__init__", {"lr": 1.0, "beta1": 0.99, "beta2": 0.9999, "eps": 1e-8}),
        ("step", {"theta": theta, "grad": -theta[::-1]}),
        ("step", {"theta": theta[::-1], "grad": theta}),
        ("step", {"theta": np.zeros(8), "grad": np.full(8, 100.0)}),
    ]
    wide = np.add.outer(np.arange(5.0), np.array([0.5, -1.25, 0.25])) - 2.0
    yield [  # columns of a larger array, which are not contiguous; the usual settings
        ("__init__", {"lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
        ("step", {"theta": wide[:, 0], "grad": wide[:, 1]}),
        ("step", {"theta": wide[::-1, 0], "grad": wide[:, 2]}),
        ("step", {"theta": wide[:, 1], "grad": wide[::-1, 1]}),
        ("step", {"theta": wide[:, 1], "grad": np.zeros(5)}),
    ]
    yield [  # one parameter and a constant gradient: every step has the same length
        ("__init__", {"lr": 0.125, "beta1": 0.75, "beta2": 0.5, "eps": 1e-2}),
        *(("step", {"theta": [1.0], "grad": [1.0]}) for _ in range(4)),
    ]


def generic(rng):
    """Gradients of ordinary size, theta moving on: catches count and correction mistakes."""
    n = int(rng.integers(2, 6))
    steps = [_made(rng)]
    for _ in range(5):
        steps.append(("step", {"theta": rng.uniform(-2.0, 2.0, n), "grad": _gradient(rng, n)}))
    return steps


def interleaved(rng):
    """Two objects that take turns: catches a step count shared by the class."""
    n = int(rng.integers(2, 5))
    steps = [_made(rng, "a."), _made(rng, "b.")]
    for name in ("a", "b", "b", "a", "b", "a"):
        theta = rng.uniform(-2.0, 2.0, n)
        steps.append((f"{name}.step", {"theta": theta, "grad": _gradient(rng, n)}))
    return steps


def tiny_gradients(rng):
    """Gradients about as large as eps: separates the places where eps may be added."""
    n = int(rng.integers(2, 6))
    eps = float(10.0 ** rng.uniform(-6.0, -2.0))
    steps = [_made(rng, eps=eps)]
    for _ in range(4):
        theta = rng.uniform(-2.0, 2.0, n)
        steps.append(("step", {"theta": theta, "grad": eps * _gradient(rng, n)}))
    return steps


def dead_coordinates(rng):
    """Some parameters never get a gradient: they may not move, and no NaN may arise."""
    n = int(rng.integers(3, 6))
    alive = np.ones(n)
    alive[rng.permutation(n)[:2]] = 0.0
    steps = [_made(rng)]
    for _ in range(3):
        theta = rng.uniform(-2.0, 2.0, n)
        steps.append(("step", {"theta": theta, "grad": alive * _gradient(rng, n)}))
    return steps


def _made(rng, prefix="", eps=None):
    settings = {
        "lr": float(rng.uniform(0.05, 0.5)),
        "beta1": float(rng.uniform(0.5, 0.9)),
        "beta2": float(rng.uniform(0.9, 0.99)),
        "eps": float(10.0 ** rng.uniform(-6.0, -4.0)) if eps is None else eps,
    }
    return (f"{prefix}__init__", settings)


def _gradient(rng, n):
    return rng.uniform(0.3, 3.0, n) * rng.choice([-1.0, 1.0], n)
