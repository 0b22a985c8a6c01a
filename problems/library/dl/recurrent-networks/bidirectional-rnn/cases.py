"""Cases for the bidirectional network: uneven lengths over padding that is not zero."""

import numpy as np


def samples():
    yield (
        {
            "X": [[[1.0], [0.0]]],
            "lengths": [2],
            "fwd": ([[1.0]], [[1.0]], [0.0]),
            "bwd": ([[2.0]], [[0.5]], [1.0]),
        },
        "Forwards: tanh 1 ≈ 0.7616, then tanh(0 + 0.7616) ≈ 0.6420. Backwards from the end: "
        "position 1 gives tanh(0 + 1) ≈ 0.7616, then position 0 gives tanh(2 + 0.5 · 0.7616 + 1) "
        "= tanh 3.3808 ≈ 0.9977. So position 0 holds (0.7616, 0.9977), position 1 "
        "(0.6420, 0.7616).",
    )
    yield (
        {
            "X": [[[1.0], [9.0], [9.0]], [[5.0], [5.0], [5.0]]],
            "lengths": [1, 0],
            "fwd": ([[1.0]], [[1.0]], [0.0]),
            "bwd": ([[-1.0]], [[1.0]], [0.0]),
        },
        "Sequence 0 has a single step: tanh 1 in one direction, tanh(−1) in the other; the nines "
        "are padding. Sequence 1 is all padding.",
        [
            [[0.7615941559557649, -0.7615941559557649], [0.0, 0.0], [0.0, 0.0]],
            [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
        ],
    )


def edges():
    one = np.ones((1, 1))
    yield {
        "X": 0.5 * one[None],
        "lengths": [1],
        "fwd": (one, one, -one[0]),
        "bwd": (-one, one, 0.25 * one[0]),
    }
    wave = np.sin(np.arange(96.0)).reshape(4, 6, 4)
    square = np.cos(np.arange(16.0)).reshape(4, 4)
    yield {  # the largest sizes and magnitudes, Fortran order
        "X": np.asfortranarray(100.0 * np.sign(wave)),
        "lengths": [6, 0, 3, 1],
        "fwd": (np.asfortranarray(square), np.asfortranarray(10.0 * np.sign(square)), square[0]),
        "bwd": (np.asfortranarray(square.T), square, 10.0 * np.sign(square[1])),
    }
    yield {  # views into larger arrays
        "X": wave[::2, ::-2, ::2],
        "lengths": np.array([3, 9, 2, 9])[::2],
        "fwd": (square[::2, ::2], square[1::2, ::-2], square[0, ::2]),
        "bwd": (square[::-2, 1::2], square[::2, 1::2], square[::2, 3]),
    }


def uneven(rng):
    """Lengths from nothing to all steps, over padding that is far from zero."""
    case = _case(rng, 3, 5, 3, 2)
    case["lengths"] = rng.permutation([int(rng.integers(0, 2)), 3, int(rng.integers(4, 6))])
    return case


def full_length(rng):
    """No padding at all: separates the directions and their weights."""
    return _case(rng, 2, int(rng.integers(3, 5)), 2, 3)


def square(rng):
    """All lengths alike, so that nothing crashes that mixes axes up."""
    case = _case(rng, 3, 3, 3, 3)
    case["lengths"] = rng.permutation([2, 3, int(rng.integers(1, 3))])
    return case


def _case(rng, n, t, i, d):
    def weights():
        return (
            rng.normal(0.0, 0.6, (i, d)),
            rng.normal(0.0, 0.8, (d, d)),
            rng.uniform(0.3, 0.8, d) * rng.choice([-1.0, 1.0], d),
        )

    return {
        "X": rng.normal(0.0, 1.5, (n, t, i)),
        "lengths": np.full(n, t),
        "fwd": weights(),
        "bwd": weights(),
    }
