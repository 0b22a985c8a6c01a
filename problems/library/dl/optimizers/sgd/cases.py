"""Cases for SGD: scripts of steps, with one object or two."""

import numpy as np


def samples():
    yield (
        [
            ("__init__", {"lr": 0.1, "weight_decay": 0.5}),
            ("step", {"theta": [1.0, -2.0], "grad": [2.0, 0.0]}),
            ("step", {"theta": [0.75, -1.9], "grad": [0.0, 1.0]}),
        ],
        "Step 1: the bracket is (2, 0) + 0.5 · (1, −2) = (2.5, −1), a tenth of it is subtracted: "
        "(0.75, −1.9). The second parameter moves although its gradient is zero. Step 2: the "
        "bracket is (0, 1) + (0.375, −0.95) = (0.375, 0.05), the result (0.7125, −1.905).",
        [None, [0.75, -1.9], [0.7125, -1.905]],
    )
    yield (
        [
            ("plain.__init__", {"lr": 0.5, "weight_decay": 0.0}),
            ("decayed.__init__", {"lr": 0.5, "weight_decay": 0.2}),
            ("plain.step", {"theta": [4.0], "grad": [1.0]}),
            ("decayed.step", {"theta": [4.0], "grad": [1.0]}),
        ],
        "Without decay 4 − 0.5 · 1 = 3.5. With decay 4 − 0.5 · (1 + 0.2 · 4) = 4 − 0.9 = 3.1.",
        [None, None, [3.5], [3.1]],
    )


def edges():
    theta = np.array([100.0, -100.0, 0.0, 1.0, -1.0, 0.5, -0.5, 100.0])
    yield [  # the largest size, rate, decay and magnitudes; one parameter at zero
        ("__init__", {"lr": 1.0, "weight_decay": 0.5}),
        ("step", {"theta": theta, "grad": -theta[::-1]}),
        ("step", {"theta": theta[::-1], "grad": np.full(8, -100.0)}),
    ]
    wide = np.add.outer(np.arange(5.0), np.array([10.5, -41.5, 72.5])) - 2.0
    yield [  # columns of a larger array, which are not contiguous, and the smallest rate
        ("__init__", {"lr": 1e-3, "weight_decay": 0.25}),
        ("step", {"theta": wide[:, 0], "grad": wide[:, 1]}),
        ("step", {"theta": wide[::-1, 2], "grad": wide[:, 0]}),
        ("step", {"theta": wide[:, 1], "grad": np.zeros(5)}),
    ]
    yield [  # one parameter; the same theta again shows whether the first step changed it
        ("__init__", {"lr": 0.25, "weight_decay": 0.125}),
        *(("step", {"theta": [8.0], "grad": [float(k)]}) for k in range(3)),
    ]


def generic(rng):
    """Arbitrary parameters and gradients, theta used again: catches every wrong formula."""
    n, theta = _start(rng)
    steps = [_made(rng)]
    for _ in range(3):
        steps.append(("step", {"theta": theta, "grad": _gradient(rng, n)}))
    return steps


def interleaved(rng):
    """Two objects that take turns: catches settings kept on the class."""
    n, theta = _start(rng)
    steps = [_made(rng, "a."), _made(rng, "b.")]
    for name in ("a", "b", "b", "a"):
        steps.append((f"{name}.step", {"theta": theta, "grad": _gradient(rng, n)}))
    return steps


def decay_only(rng):
    """Zero gradients: only the decay moves theta, so its sign, size and rate show."""
    n, _ = _start(rng)
    steps = [_made(rng)]
    for _ in range(3):
        steps.append(("step", {"theta": rng.uniform(1.5, 6.0, n), "grad": np.zeros(n)}))
    return steps


def descent(rng):
    """Steps down a bowl, each from where the last one ended: mistakes add up."""
    n, theta = _start(rng)
    first = _made(rng)
    lr, weight_decay = first[1]["lr"], first[1]["weight_decay"]
    steps = [first]
    for _ in range(3):
        grad = rng.uniform(0.5, 2.0, n) * theta + _gradient(rng, n)
        steps.append(("step", {"theta": theta, "grad": grad}))
        theta = theta - lr * (grad + weight_decay * theta)
    return steps


def _made(rng, prefix=""):
    lr, weight_decay = float(rng.uniform(0.1, 0.6)), float(rng.uniform(0.1, 0.5))
    return (f"{prefix}__init__", {"lr": lr, "weight_decay": weight_decay})


def _start(rng):
    n = int(rng.integers(2, 6))
    return n, rng.uniform(1.5, 6.0, n) * rng.choice([-1.0, 1.0], n)


def _gradient(rng, n):
    return rng.uniform(0.5, 4.0, n) * rng.choice([-1.0, 1.0], n)
