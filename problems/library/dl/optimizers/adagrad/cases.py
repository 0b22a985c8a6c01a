"""Cases for AdaGrad: scripts of several steps, with one object or two."""

import numpy as np


def samples():
    yield (
        [
            ("__init__", {"lr": 0.5, "eps": 1e-8}),
            ("step", {"theta": [1.0, 1.0], "grad": [3.0, 0.01]}),
            ("step", {"theta": [0.5, 0.5], "grad": [4.0, 0.0]}),
        ],
        "Step 1: r = (9, 0.0001), its root (3, 0.01). Each gradient divided by its own root is 1, "
        "so both parameters move by 0.5, the large gradient and the small one alike. Step 2: "
        "r = (25, 0.0001), and 4 divided by 5 is 0.8: the first parameter moves by 0.4 to 0.1. "
        "The second has no gradient and stays.",
    )
    yield (
        [
            ("a.__init__", {"lr": 1.0, "eps": 0.01}),
            ("b.__init__", {"lr": 0.1, "eps": 0.01}),
            ("a.step", {"theta": [2.0, 5.0], "grad": [0.04, 0.0]}),
            ("b.step", {"theta": [2.0, 5.0], "grad": [-0.01, 0.0]}),
        ],
        "a: the root of r is 0.04, and 0.04 / (0.04 + 0.01) = 0.8, so 2 becomes 1.2. b has a "
        "record of its own: −0.01 / (0.01 + 0.01) = −0.5, times 0.1: 2 becomes 2.05. Without a "
        "gradient 0 / (0 + 0.01) = 0, and the second parameter stays.",
        [None, None, [1.2, 5.0], [2.05, 5.0]],
    )


def edges():
    theta = np.array([100.0, -100.0, 0.0, 1.0, -1.0, 0.5, -0.5, 100.0])
    yield [  # the largest size, rate and magnitudes
        ("__init__", {"lr": 1.0, "eps": 1e-8}),
        ("step", {"theta": theta, "grad": -theta[::-1]}),
        ("step", {"theta": theta[::-1], "grad": np.full(8, 100.0)}),
        ("step", {"theta": np.zeros(8), "grad": theta}),
    ]
    wide = np.add.outer(np.arange(5.0), np.array([0.5, -1.25, 0.25])) - 2.0
    yield [  # columns of a larger array, which are not contiguous, and the smallest rate
        ("__init__", {"lr": 1e-3, "eps": 1e-4}),
        ("step", {"theta": wide[:, 0], "grad": wide[:, 1]}),
        ("step", {"theta": wide[::-1, 0], "grad": wide[:, 2]}),
        ("step", {"theta": wide[:, 1], "grad": wide[::-1, 1]}),
    ]
    yield [  # a constant gradient: step t has the length lr / √t
        ("__init__", {"lr": 0.125, "eps": 1e-2}),
        *(("step", {"theta": [1.0], "grad": [2.0]}) for _ in range(4)),
    ]


def generic(rng):
    """Gradients of ordinary size: catches wrong sums, roots and orders."""
    n = int(rng.integers(2, 6))
    steps = [_made(rng)]
    for _ in range(4):
        steps.append(("step", {"theta": rng.uniform(-2.0, 2.0, n), "grad": _gradient(rng, n)}))
    return steps


def interleaved(rng):
    """Two objects that take turns: catches an accumulator shared by the class."""
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


def unequal_axes(rng):
    """Gradients of very different size: catches one rate for all coordinates."""
    n = int(rng.integers(3, 6))
    scale = 10.0 ** np.linspace(-1.5, 1.0, n)
    steps = [_made(rng)]
    for _ in range(3):
        theta = rng.uniform(-2.0, 2.0, n)
        steps.append(("step", {"theta": theta, "grad": scale * _gradient(rng, n)}))
    return steps


def _made(rng, prefix="", eps=None):
    eps = float(10.0 ** rng.uniform(-6.0, -4.0)) if eps is None else eps
    return (f"{prefix}__init__", {"lr": float(rng.uniform(0.1, 0.6)), "eps": eps})


def _gradient(rng, n):
    return rng.uniform(0.4, 3.0, n) * rng.choice([-1.0, 1.0], n)
