"""Cases for backpropagation through time: direct gradients everywhere, or at the end only."""

import numpy as np


def samples():
    yield (
        {
            "X": [[[1.0], [2.0]]],
            "h0": [[0.5]],
            "U": [[0.3]],
            "W": [[0.8]],
            "b": [-0.7],
            "dH": [[[0.0], [1.0]]],
        },
        "h₁ = tanh(0.3 + 0.4 − 0.7) = 0 and h₂ = tanh(0.6 + 0 − 0.7) = tanh(−0.1) ≈ −0.0997. "
        "δ₂ = 1 · (1 − h₂²) ≈ 0.9901. Step 1 gets nothing directly: δ₁ = δ₂ · 0.8 · (1 − 0²) ≈ "
        "0.7921. So dX = (0.7921 · 0.3, 0.9901 · 0.3), dh0 = 0.7921 · 0.8, dU = 1 · 0.7921 + "
        "2 · 0.9901 ≈ 2.7722, dW = 0.5 · 0.7921 + 0 · 0.9901 ≈ 0.3960 and db = 0.7921 + 0.9901.",
    )
    yield (
        {
            "X": [[[0.0, 1.0]], [[2.0, 0.0]]],
            "h0": [[1.0], [-1.0]],
            "U": [[0.5], [1.0]],
            "W": [[1.0]],
            "b": [0.0],
            "dH": [[[2.0]], [[3.0]]],
        },
        "One step, two sequences. h = tanh(1 + 1) ≈ 0.9640 and tanh(1 − 1) = 0, so "
        "δ = 2 · (1 − 0.9640²) ≈ 0.1413 and 3. dU = (2 · 3, 1 · 0.1413), summed over the "
        "sequences; dW = 1 · 0.1413 − 1 · 3 ≈ −2.8587.",
    )


def edges():
    one = np.ones((1, 1))
    yield {
        "X": 0.25 * one[None],
        "h0": -one,
        "U": 2.0 * one,
        "W": -2.0 * one,
        "b": -2.0 * one[0],
        "dH": -10.0 * one[None],
    }
    wave = np.sin(np.arange(3.0 * 6 * 4)).reshape(3, 6, 4)
    square = np.cos(np.arange(16.0)).reshape(4, 4)
    yield {  # the largest sizes and weights, Fortran order
        "X": np.asfortranarray(10.0 * np.sign(wave)),
        "h0": np.asfortranarray(np.sign(wave[:, 0])),
        "U": np.asfortranarray(2.0 * np.sign(square)),
        "W": np.asfortranarray(2.0 * np.sign(square.T)),
        "b": 2.0 * np.sign(square[0]),
        "dH": np.asfortranarray(10.0 * np.sign(wave[:, ::-1])),
    }
    yield {  # views into larger arrays
        "X": wave[::2, ::2, ::-2],
        "h0": wave[:2, 0, ::2],
        "U": square[::2, 1::2],
        "W": square[1::2, ::-2],
        "b": square[0, ::2],
        "dH": wave[::-2, 1::2, :2],
    }


def generic(rng):
    """Different lengths along all axes, a direct gradient at every step."""
    return _case(rng, 3, 4, 2, int(rng.integers(3, 5)))


def last_step_only(rng):
    """Only the last state enters the loss: everything earlier comes through the states."""
    case = _case(rng, 2, int(rng.integers(3, 6)), 3, 2)
    case["dH"][:, :-1] = 0.0
    return case


def square(rng):
    """All lengths alike, so that nothing crashes that mixes axes up."""
    return _case(rng, 2, 2, 2, 2)


def _case(rng, n, t, i, d):
    return {
        "X": rng.normal(0.0, 1.0, (n, t, i)),
        "h0": rng.uniform(0.3, 0.9, (n, d)) * rng.choice([-1.0, 1.0], (n, d)),
        "U": rng.normal(0.0, 0.5, (i, d)).clip(-2, 2),
        "W": rng.normal(0.0, 0.7, (d, d)).clip(-2, 2),
        "b": rng.normal(0.0, 0.3, d),
        "dH": rng.uniform(0.5, 2.0, (n, t, d)) * rng.choice([-1.0, 1.0], (n, t, d)),
    }
