"""Cases for Nesterov's method: scripts of steps, each with a gradient to look up."""

import numpy as np


def double(x):
    """The gradient of x₁² + x₂² + …"""
    return 2.0 * x


def bowl(x):
    """The gradient of a bowl that is steeper along each further axis; minimum at 1."""
    return (0.5 + np.arange(len(x))) * (x - 1.0)


def coupled(x):
    """The gradient of a valley in which neighbours pull at each other."""
    return 2.5 * x - np.roll(x, 1) - np.roll(x, -1) + 0.5


def ripples(x):
    """The gradient of a bowl with waves on it."""
    return x + 1.5 * np.cos(2.0 * x)


def batches(x):
    """Another batch on every call: the minimum moves by 3 from one call to the next."""
    batches.drawn = getattr(batches, "drawn", 0) + 1
    return 2.0 * (x - 3.0 * batches.drawn)


def samples():
    yield (
        [
            ("__init__", {"lr": 0.1, "alpha": 0.5}),
            ("step", {"theta": [1.0, -2.0], "grad_fn": double}),
            ("step", {"theta": [0.8, -1.6], "grad_fn": double}),
        ],
        "double(x) is 2x. Step 1: v is zero, so the gradient is taken at theta itself: (2, −4), "
        "v = (−0.2, 0.4), and theta becomes (0.8, −1.6). Step 2: look ahead to "
        "(0.8, −1.6) + 0.5 · (−0.2, 0.4) = (0.7, −1.4), where the gradient is (1.4, −2.8). "
        "v = 0.5 · (−0.2, 0.4) − 0.1 · (1.4, −2.8) = (−0.24, 0.48), and theta moves from where it "
        "is, not from the look-ahead point: (0.56, −1.12).",
        [None, [0.8, -1.6], [0.56, -1.12]],
    )
    yield (
        [
            ("a.__init__", {"lr": 0.25, "alpha": 0.8}),
            ("b.__init__", {"lr": 0.25, "alpha": 0.8}),
            ("a.step", {"theta": [4.0], "grad_fn": double}),
            ("b.step", {"theta": [1.0], "grad_fn": double}),
            ("a.step", {"theta": [2.0], "grad_fn": double}),
        ],
        "a: v = −0.25 · 8 = −2, so 4 becomes 2. b starts with a velocity of its own: "
        "v = −0.25 · 2 = −0.5, so 1 becomes 0.5. Then a again: look ahead to 2 − 1.6 = 0.4, "
        "gradient 0.8, v = −1.6 − 0.2 = −1.8, and 2 becomes 0.2.",
        [None, None, [2.0], [0.5], [0.2]],
    )


def edges():
    yield [  # the largest size, rate and magnitudes, without any momentum
        ("__init__", {"lr": 0.5, "alpha": 0.0}),
        ("step", {"theta": np.linspace(-20.0, 20.0, 8), "grad_fn": coupled}),
        ("step", {"theta": np.linspace(20.0, -13.0, 8), "grad_fn": double}),
    ]
    wide = np.add.outer(np.arange(5.0), np.array([0.5, -1.5, 2.5])) - 2.0
    yield [  # columns of a larger array, which are not contiguous, and a slow decay
        ("__init__", {"lr": 1e-3, "alpha": 0.99}),
        *(("step", {"theta": wide[:: 1 - 2 * (k % 2), k % 3], "grad_fn": bowl}) for k in range(4)),
    ]
    yield [  # one parameter, the same theta again and again
        ("__init__", {"lr": 0.25, "alpha": 0.5}),
        *(("step", {"theta": [3.0], "grad_fn": ripples}) for _ in range(4)),
    ]


def trajectory(rng):
    """A descent whose steps follow each other: catches gradients at the wrong point."""
    n, theta = _start(rng)
    lr, alpha = _rates(rng)
    slope = _any_of(rng, (bowl, coupled, ripples))
    steps = [("__init__", {"lr": lr, "alpha": alpha})]
    velocity = np.zeros(n)
    for _ in range(4):
        steps.append(("step", {"theta": theta, "grad_fn": slope}))
        velocity = alpha * velocity - lr * slope(theta + alpha * velocity)
        theta = theta + velocity
    return steps


def moved_elsewhere(rng):
    """The parameters change between steps: catches objects that remember a point."""
    n, _ = _start(rng)
    lr, alpha = _rates(rng)
    steps = [("__init__", {"lr": lr, "alpha": alpha})]
    for _ in range(4):
        slope = _any_of(rng, (bowl, ripples, double))
        steps.append(("step", {"theta": rng.uniform(-5.0, 5.0, n), "grad_fn": slope}))
    return steps


def interleaved(rng):
    """Two objects that take turns: catches a velocity shared by the class."""
    n, theta = _start(rng)
    steps = []
    for name in "ab":
        lr, alpha = _rates(rng)
        steps.append((f"{name}.__init__", {"lr": lr, "alpha": alpha}))
    for name in ("a", "b", "b", "a", "b", "a"):
        steps.append((f"{name}.step", {"theta": theta, "grad_fn": bowl}))
        theta = theta + rng.normal(0.0, 0.5, n)
    return steps


def next_batch(rng):
    """The gradient belongs to another batch on each call: catches a second call."""
    n, _ = _start(rng)
    lr, alpha = _rates(rng)
    steps = [("__init__", {"lr": lr, "alpha": alpha})]
    for _ in range(3):
        steps.append(("step", {"theta": rng.uniform(-5.0, 5.0, n), "grad_fn": batches}))
    return steps


def _start(rng):
    n = int(rng.integers(2, 6))
    return n, rng.uniform(2.0, 5.0, n) * rng.choice([-1.0, 1.0], n)


def _rates(rng):
    return float(rng.uniform(0.05, 0.2)), float(rng.uniform(0.4, 0.9))


def _any_of(rng, functions):
    return functions[int(rng.integers(len(functions)))]
