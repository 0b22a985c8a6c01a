"""Cases for the tied autoencoder: few hidden units, square weights, saturated units."""

import numpy as np


def samples():
    yield (
        {"X": [[1.0]], "W": [[2.0]], "b": [-2.0], "c": [0.5]},
        "A = σ(1 · 2 − 2) = ½, R = ½ · 2 + 0.5 = 1.5, so L = 0.5² = 0.25 and ∂L/∂R = 2 · 0.5 = 1. "
        "dc = 1. The decoder gives W the part 1 · ½. Backwards, ∂L/∂A = 1 · 2 and through the "
        "sigmoid 2 · ½ · ½ = ½, so db = ½ and the encoder's part is 1 · ½. Together dW = 1.",
        (0.25, [[1.0]], [0.5], [1.0]),
    )
    yield (
        {
            "X": [[3.0, 0.0], [0.0, -3.0]],
            "W": [[0.0], [0.0]],
            "b": [0.0],
            "c": [1.0, 1.0],
        },
        "W is zero, so A is ½ and R is (1, 1) for both samples. L = ½ · ((4 + 1) + (1 + 16)) = 11. "
        "∂L/∂R = (2/2) · ((−2, 1), (1, 4)), so dc = (−1, 5). Nothing comes back through W = 0: "
        "db = 0, and dW is the decoder's part alone, ½ · (−1, 5).",
        (11.0, [[-0.5], [2.5]], [0.0], [-1.0, 5.0]),
    )


def edges():
    one = np.ones((1, 1))
    yield {"X": -100.0 * one, "W": -0.01 * one, "b": -one[0], "c": -100.0 * one[0]}
    sign = np.sign(np.sin(np.arange(25.0) ** 2 + 1)).reshape(5, 5)
    yield {  # the largest sizes and magnitudes, Fortran order
        "X": np.asfortranarray(100.0 * sign),
        "W": np.asfortranarray(10.0 * sign.T),
        "b": 1e3 * sign[0],
        "c": 100.0 * sign[1],
    }
    wave = np.sin(np.arange(48.0)).reshape(6, 8)
    yield {  # views into larger arrays
        "X": wave[::2, ::-2],
        "W": wave[1:5, ::4],
        "b": wave[5, 1::4],
        "c": wave[0, 1::2],
    }


def compressing(rng):
    """Fewer hidden units than features: separates the two contributions to dW."""
    return _case(rng, int(rng.integers(3, 6)), int(rng.integers(4, 6)), 2)


def square(rng):
    """As many hidden units as features: a transposed contribution raises no error."""
    return _case(rng, int(rng.integers(2, 5)), 3, 3)


def saturated(rng):
    """Arguments of the sigmoid near ±1000, some of each sign."""
    case = _case(rng, 3, 4, 3)
    sign = rng.permutation([1.0, 1.0, -1.0]) * rng.choice([-1.0, 1.0])
    case["b"] = sign * rng.uniform(850.0, 1000.0, 3)
    return case


def _case(rng, n, d, k):
    return {
        "X": rng.normal(0.0, 1.5, (n, d)),
        "W": rng.normal(0.0, 0.8, (d, k)),
        "b": rng.normal(0.0, 0.5, k),
        "c": rng.normal(0.0, 1.0, d),
    }
