"""Cases for gradient descent: well-scaled least-squares problems, from no step to a dozen."""

import numpy as np


def samples():
    yield (
        {"X": [[1.0], [2.0]], "y": [1.0, 4.0], "theta": [1.0], "lr": 0.1, "steps": 2},
        "At theta = 1 the residuals x·theta − y are 0 and −2, so L = (0 + 4) / 2 = 2. The gradient "
        "is 2/2 · (1·0 + 2·(−2)) = −4 and theta becomes 1 + 0.1·4 = 1.4. There the residuals are "
        "0.4 and −1.2, L = (0.16 + 1.44) / 2 = 0.8, the gradient 0.4 − 2.4 = −2, and theta becomes "
        "1.6. Its residuals 0.6 and −0.8 give the last loss, 0.5.",
        ([1.6], [2.0, 0.8, 0.5]),
    )
    yield (
        {
            "X": [[1.0, 0.0], [0.0, 2.0]],
            "y": [1.0, 2.0],
            "theta": [0.0, 0.0],
            "lr": 0.25,
            "steps": 1,
        },
        "The residuals are −1 and −2, L = (1 + 4) / 2 = 2.5. The gradient is 2/2 · (−1, −4), the "
        "step +0.25 · (1, 4): theta = (0.25, 1). The new residuals are −0.75 and 0, so the second "
        "loss is 0.5625 / 2.",
        ([0.25, 1.0], [2.5, 0.28125]),
    )
    yield (
        {"X": [[3.0]], "y": [1.0], "theta": [2.0], "lr": 0.1, "steps": 0},
        "No step: theta stays, and the only loss is that at the start, (6 − 1)² = 25.",
        ([2.0], [25.0]),
    )


def edges():
    yield {"X": [[10.0]], "y": [-100.0], "theta": [-10.0], "lr": 1e-4, "steps": 1}
    yield {"X": [[10.0]], "y": [100.0], "theta": [9.5], "lr": 0.5, "steps": 3}  # it diverges
    wave = np.sin(np.arange(16 * 10.0)).reshape(16, 10)
    yield {  # the largest size, in Fortran order
        "X": np.asfortranarray(wave[:8, :5]),
        "y": 3.0 * np.cos(np.arange(8.0)),
        "theta": np.linspace(-1.0, 1.0, 5),
        "lr": 0.25,
        "steps": 12,
    }
    yield {  # more parameters than samples, all of them views of larger arrays
        "X": wave[::6, ::2],
        "y": wave[:6:2, 1],
        "theta": wave[3, 8::-2],
        "lr": 0.125,
        "steps": 4,
    }
    yield {"X": np.zeros((3, 2)), "y": [1.0, 2.0, 3.0], "theta": [1.0, -1.0], "lr": 0.5, "steps": 2}


def descent(rng):
    """A few steps on a random problem: catches factors, sums and signs."""
    return _case(rng, int(rng.integers(3, 6)))


def long_run(rng):
    """More steps: catches a gradient that is not computed anew."""
    return _case(rng, int(rng.integers(7, 11)))


def one_step(rng):
    """A single step: two losses, one on each side of it."""
    return _case(rng, 1)


def no_step(rng):
    """No step at all: one loss is left."""
    return _case(rng, 0)


def _case(rng, steps):
    n, d = int(rng.integers(4, 8)), int(rng.integers(2, 4))
    X = rng.normal(0.0, 1.0, (n, d))
    steepest = np.linalg.eigvalsh(2.0 / n * X.T @ X)[-1]
    return {
        "X": X,
        "y": X @ rng.uniform(-3.0, 3.0, d) + rng.normal(0.0, 0.5, n),
        "theta": rng.uniform(3.5, 6.0, d) * rng.choice([-1.0, 1.0], d),
        "lr": min(0.5, float(rng.uniform(0.3, 0.8) / steepest)),
        "steps": steps,
    }
