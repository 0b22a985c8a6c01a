"""Cases for the recurrent network: generic weights, strong feedback, and square shapes."""

import numpy as np


def samples():
    yield (
        {
            "X": [[[1.0], [0.0], [2.0]]],
            "h0": [[0.0]],
            "U": [[0.5]],
            "W": [[2.0]],
            "b": [0.1],
        },
        "h₁ = tanh(1 · 0.5 + 0 · 2 + 0.1) = tanh 0.6 ≈ 0.5370. "
        "h₂ = tanh(0 + 0.5370 · 2 + 0.1) = tanh 1.1741 ≈ 0.8256. "
        "h₃ = tanh(2 · 0.5 + 0.8256 · 2 + 0.1) = tanh 2.7512 ≈ 0.9919.",
    )
    yield (
        {
            "X": [[[0.0, 0.0], [0.0, 0.0]], [[1.0, -1.0], [0.0, 0.0]]],
            "h0": [[0.5, -0.5], [0.0, 0.0]],
            "U": [[1.0, 0.0], [0.0, 1.0]],
            "W": [[0.0, 1.0], [0.0, 0.0]],
            "b": [0.0, 0.0],
        },
        "This W moves the first unit's state to the second unit. Sequence 0 has no input: "
        "(0.5, −0.5) becomes tanh(0, 0.5) ≈ (0, 0.4621), then (0, 0). Sequence 1 starts at zero: "
        "tanh(1, −1) ≈ (0.7616, −0.7616), then tanh(0, 0.7616) ≈ (0, 0.6420).",
    )


def edges():
    one = np.ones((1, 1))
    yield {"X": -100.0 * one[None], "h0": 10.0 * one, "U": 10.0 * one, "W": -one, "b": one[0]}
    wave = np.sin(np.arange(4.0 * 8 * 6)).reshape(4, 8, 6)
    square = np.cos(np.arange(36.0)).reshape(6, 6)
    yield {  # the largest sizes and magnitudes, Fortran order; tanh saturates often
        "X": np.asfortranarray(100.0 * np.sign(wave)),
        "h0": np.asfortranarray(10.0 * np.sign(wave[:, 0])),
        "U": np.asfortranarray(10.0 * np.sign(square)),
        "W": np.asfortranarray(10.0 * np.sign(square.T)),
        "b": 10.0 * np.sign(square[0]),
    }
    yield {  # views into larger arrays, one step only
        "X": wave[::2, 3:4, ::-2],
        "h0": wave[1::2, 0, ::3],
        "U": square[:3, ::3],
        "W": square[::4, 1::3],
        "b": square[2, ::3],
    }


def generic(rng):
    """Different lengths along all axes and moderate weights."""
    n, t, i, d = 2, int(rng.integers(4, 7)), 5, 4
    return _case(rng, n, t, i, d, 0.6)


def strong_feedback(rng):
    """Weak inputs and a strong W: what is remembered decides."""
    case = _case(rng, 2, int(rng.integers(5, 8)), 3, int(rng.integers(3, 6)), 1.6)
    case["X"] *= 0.2
    return case


def square(rng):
    """All lengths alike, so that nothing crashes that mixes axes up."""
    return _case(rng, 3, 3, 3, 3, 0.8)


def _case(rng, n, t, i, d, feedback):
    return {
        "X": rng.normal(0.0, 1.0, (n, t, i)),
        "h0": rng.uniform(0.3, 0.9, (n, d)) * rng.choice([-1.0, 1.0], (n, d)),
        "U": rng.normal(0.0, 0.6, (i, d)),
        "W": rng.normal(0.0, feedback, (d, d)),
        "b": rng.uniform(0.2, 0.8, d) * rng.choice([-1.0, 1.0], d),
    }
