"""Cases for momentum: scripts of steps, with one object or two."""

import numpy as np


def samples():
    yield (
        [
            ("__init__", {"lr": 0.1, "alpha": 0.9}),
            ("step", {"theta": [1.0, -2.0], "grad": [2.0, -4.0]}),
            ("step", {"theta": [0.8, -1.6], "grad": [1.0, 0.0]}),
            ("step", {"theta": [0.52, -1.24], "grad": [0.0, 0.0]}),
        ],
        "Step 1: v = 0.9 · 0 − 0.1 · (2, −4) = (−0.2, 0.4), so theta becomes (0.8, −1.6). "
        "Step 2: v = 0.9 · (−0.2, 0.4) − 0.1 · (1, 0) = (−0.28, 0.36), so theta becomes "
        "(0.52, −1.24). Step 3: the gradient is zero, yet the ball rolls on with "
        "v = 0.9 · (−0.28, 0.36) = (−0.252, 0.324).",
        [None, [0.8, -1.6], [0.52, -1.24], [0.268, -0.916]],
    )
    yield (
        [
            ("a.__init__", {"lr": 0.5, "alpha": 0.5}),
            ("b.__init__", {"lr": 0.1, "alpha": 0.0}),
            ("a.step", {"theta": [0.0], "grad": [2.0]}),
            ("b.step", {"theta": [0.0], "grad": [2.0]}),
            ("a.step", {"theta": [10.0], "grad": [-2.0]}),
        ],
        "Object a: v = 0.5 · 0 − 0.5 · 2 = −1, so 0 becomes −1. Object b has a velocity of "
        "its own: v = −0.1 · 2 = −0.2. Then a again, now for theta = 10: "
        "v = 0.5 · (−1) − 0.5 · (−2) = 0.5, so the result is 10.5.",
        [None, None, [-1.0], [-0.2], [10.5]],
    )


def edges():
    theta = np.array([100.0, -100.0, 0.0, 1.0, -1.0, 0.5, -0.5, 100.0])
    yield [  # the largest size, rate and magnitudes, without any momentum
        ("__init__", {"lr": 1.0, "alpha": 0.0}),
        ("step", {"theta": theta, "grad": -theta[::-1]}),
        ("step", {"theta": theta[::-1], "grad": np.full(8, 100.0)}),
        ("step", {"theta": np.zeros(8), "grad": theta}),
    ]
    wide = np.add.outer(np.arange(5.0), np.array([0.5, -1.5, 2.5])) - 2.0
    yield [  # columns of a larger array, which are not contiguous, and a slow decay
        ("__init__", {"lr": 1e-3, "alpha": 0.99}),
        ("step", {"theta": wide[:, 0], "grad": 20.0 * wide[:, 1]}),
        ("step", {"theta": wide[::-1, 0], "grad": 20.0 * wide[:, 2]}),
        ("step", {"theta": wide[:, 1], "grad": np.zeros(5)}),
    ]
    yield [  # one parameter, gradients of alternating sign
        ("__init__", {"lr": 0.25, "alpha": 0.75}),
        *(("step", {"theta": [1.0], "grad": [4.0 * (-1.0) ** k]}) for k in range(4)),
    ]


def trajectory(rng):
    """A descent whose steps follow each other: catches scaling and sign mistakes."""
    n, theta = _start(rng)
    lr, alpha = _rates(rng)
    steps = [("__init__", {"lr": lr, "alpha": alpha})]
    velocity = np.zeros(n)
    for _ in range(4):
        grad = theta * rng.uniform(0.5, 2.0, n) + rng.normal(0.0, 1.0, n)
        steps.append(("step", {"theta": theta, "grad": grad}))
        velocity = alpha * velocity - lr * grad
        theta = theta + velocity
    return steps


def interleaved(rng):
    """Two objects that take turns: catches a velocity shared by the class."""
    n, theta = _start(rng)
    steps = []
    for name in "ab":
        lr, alpha = _rates(rng)
        steps.append((f"{name}.__init__", {"lr": lr, "alpha": alpha}))
    for name in ("a", "b", "b", "a", "b", "a"):
        steps.append((f"{name}.step", {"theta": theta, "grad": _gradient(rng, n)}))
        theta = theta + rng.normal(0.0, 0.5, n)
    return steps


def moved_elsewhere(rng):
    """The parameters change between steps: catches objects that remember theta."""
    n, _ = _start(rng)
    lr, alpha = _rates(rng)
    steps = [("__init__", {"lr": lr, "alpha": alpha})]
    for _ in range(3):
        steps.append(("step", {"theta": rng.uniform(-5.0, 5.0, n), "grad": _gradient(rng, n)}))
    return steps


def coasting(rng):
    """One push and then zero gradients: only a velocity that is kept moves theta."""
    n, theta = _start(rng)
    lr, alpha = _rates(rng)
    steps = [("__init__", {"lr": lr, "alpha": alpha})]
    for k in range(4):
        push = _gradient(rng, n) if k == 0 else np.zeros(n)
        steps.append(("step", {"theta": theta, "grad": push}))
    return steps


def _start(rng):
    n = int(rng.integers(2, 6))
    return n, rng.uniform(-5.0, 5.0, n)


def _rates(rng):
    return float(rng.uniform(0.05, 0.3)), float(rng.uniform(0.3, 0.9))


def _gradient(rng, n):
    return rng.uniform(0.5, 4.0, n) * rng.choice([-1.0, 1.0], n)
