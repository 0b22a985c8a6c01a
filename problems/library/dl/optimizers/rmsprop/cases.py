"""Cases for RMSProp: scripts of several steps, with one object or two."""

import numpy as np


def samples():
    yield (
        [
            ("__init__", {"lr": 0.1, "beta": 0.75, "eps": 1e-8}),
            ("step", {"theta": [1.0], "grad": [4.0]}),
            ("step", {"theta": [0.8], "grad": [2.0]}),
            ("step", {"theta": [0.7], "grad": [0.0]}),
        ],
        "Step 1: s = 0.75 · 0 + 0.25 · 16 = 4, its root is 2, and 1 becomes 1 − 0.1 · 4 / 2 = 0.8. "
        "The average starts at zero and is not corrected, so the first step is twice as long as "
        "lr. Step 2: s = 0.75 · 4 + 0.25 · 4 = 4, and 0.8 becomes 0.8 − 0.1 · 2 / 2 = 0.7. "
        "Step 3: s falls to 3, but without a gradient nothing moves.",
    )
    yield (
        [
            ("a.__init__", {"lr": 1.0, "beta": 0.0, "eps": 0.01}),
            ("b.__init__", {"lr": 0.5, "beta": 0.36, "eps": 0.01}),
            ("a.step", {"theta": [2.0, 5.0], "grad": [0.04, 0.0]}),
            ("b.step", {"theta": [2.0, 5.0], "grad": [-0.05, 0.0]}),
        ],
        "a has no memory: s = 0.04², its root is 0.04, and 2 becomes 2 − 0.04 / (0.04 + 0.01) = "
        "1.2. b has an average of its own: s = 0.64 · 0.05², its root is 0.8 · 0.05 = 0.04, and 2 "
        "becomes 2 + 0.5 · 0.05 / (0.04 + 0.01) = 2.5. Without a gradient 0 / (0 + 0.01) = 0.",
        [None, None, [1.2, 5.0], [2.5, 5.0]],
    )


def edges():
    theta = np.array([100.0, -100.0, 0.0, 1.0, -1.0, 0.5, -0.5, 100.0])
    yield [  # the largest size, rate, memory and magnitudes
        ("__init__", {"lr": 1.0, "beta": 0.999, "eps": 1e-8}),
        ("step", {"theta": theta, "grad": -theta[::-1]}),
        ("step", {"theta": theta[::-1], "grad": np.full(8, 100.0)}),
        ("step", {"theta": np.zeros(8), "grad": theta}),
    ]
    wide = np.add.outer(np.arange(5.0), np.array([0.5, -1.25, 0.25])) - 2.0
    yield [  # columns of a larger array, which are not contiguous, and the usual settings
        ("__init__", {"lr": 1e-3, "beta": 0.9, "eps": 1e-8}),
        ("step", {"theta": wide[:, 0], "grad": wide[:, 1]}),
        ("step", {"theta": wide[::-1, 0], "grad": wide[:, 2]}),
        ("step", {"theta": wide[:, 1], "grad": wide[::-1, 1]}),
    ]
    yield [  # a constant gradient: the steps shrink towards lr
        ("__init__", {"lr": 0.125, "beta": 0.5, "eps": 1e-2}),
        *(("step", {"theta": [1.0], "grad": [2.0]}) for _ in range(5)),
    ]


def generic(rng):
    """Gradients of ordinary size: catches wrong weights, roots, orders and corrections."""
    n = int(rng.integers(2, 6))
    steps = [_made(rng)]
    for _ in range(4):
        steps.append(("step", {"theta": rng.uniform(-2.0, 2.0, n), "grad": _gradient(rng, n)}))
    return steps


def interleaved(rng):
    """Two objects that take turns: catches an average shared by the class."""
    n = int(rng.integers(2, 5))
    steps = [_made(rng, "a."), _made(rng, "b.")]
    for name in ("a", "b", "b", "a", "b", "a"):
        theta = rng.uniform(-2.0, 2.0, n)
        steps.append((f"{name}.step", {"theta": theta, "grad": _gradient(rng, n)}))
    return steps


def tiny_gradients(rng):
    """Gradients about as large as eps: separates the places where eps may be added."""
    n = int(rng.integers(2, 6))
    eps = float(10.0 ** rng.uniform(-5.0, -2.0))
    steps = [_made(rng, eps=eps)]
    for _ in range(3):
        theta = rng.uniform(-2.0, 2.0, n)
        steps.append(("step", {"theta": theta, "grad": eps * _gradient(rng, n)}))
    return steps


def burst(rng):
    """One large gradient, then small ones: what is forgotten, and how fast, decides."""
    n = int(rng.integers(2, 5))
    steps = [_made(rng)]
    for k in range(5):
        grad = _gradient(rng, n) * (8.0 if k == 0 else 1.0)
        steps.append(("step", {"theta": rng.uniform(-2.0, 2.0, n), "grad": grad}))
    return steps


def _made(rng, prefix="", eps=None):
    settings = {
        "lr": float(rng.uniform(0.1, 0.5)),
        "beta": float(rng.uniform(0.7, 0.95)),
        "eps": float(10.0 ** rng.uniform(-6.0, -4.0)) if eps is None else eps,
    }
    return (f"{prefix}__init__", settings)


def _gradient(rng, n):
    return rng.uniform(0.4, 3.0, n) * rng.choice([-1.0, 1.0], n)
