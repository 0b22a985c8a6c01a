"""Cases for the LSTM cell: generic gates, saturated gates, and square weights."""

import numpy as np


def samples():
    yield (
        {
            "x": [[1.0]],
            "h": [[0.5]],
            "c": [[2.0]],
            "W": [[0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.5, 0.0]],
            "b": [0.0, 0.0, 0.0, 0.0],
        },
        "z = (0, 0, 0.5 · 1 + 1 · 0.5, 0) = (0, 0, 1, 0). All gates are σ(0) = ½, the candidate is "
        "tanh 1 ≈ 0.7616. The memory becomes ½ · 2 + ½ · 0.7616 ≈ 1.3808 and the output "
        "½ · tanh 1.3808 ≈ 0.4406.",
    )
    yield (
        {
            "x": [[100.0], [-100.0]],
            "h": [[0.0], [0.0]],
            "c": [[3.0], [3.0]],
            "W": [[0.0, 0.0, 0.0, 0.0], [8.0, -8.0, 0.01, 8.0]],
            "b": [0.0, 0.0, 0.0, 0.0],
        },
        "Sample 0: u = o = σ(800) = 1 and f = σ(−800) = 0, so the memory is replaced by tanh 1 ≈ "
        "0.7616 and shown as tanh 0.7616 ≈ 0.6420. Sample 1 has the signs reversed: the memory 3 "
        "is kept, nothing is added, and nothing is shown.",
        ([[0.6420149920119997], [0.0]], [[0.7615941559557649], [3.0]]),
    )


def edges():
    one = np.ones((1, 1))
    yield {
        "x": -0.5 * one,
        "h": -one,
        "c": 2.0 * one,
        "W": np.array([[0.5, -1.0, 0.25, 2.0], [1.0, 0.5, -0.75, -1.5]]),
        "b": np.array([0.25, -0.5, 1.0, 0.0]),
    }
    sign = np.sign(np.sin(np.arange(200.0) ** 2 + 1)).reshape(10, 20)
    yield {  # the largest sizes and magnitudes, Fortran order
        "x": np.asfortranarray(1e3 * sign[:4, :5]),
        "h": np.asfortranarray(sign[4:8, :5]),
        "c": np.asfortranarray(10.0 * sign[:4, 5:10]),
        "W": np.asfortranarray(10.0 * sign),
        "b": 1e3 * sign[0],
    }
    wave = np.sin(np.arange(160.0)).reshape(10, 16)
    yield {  # views into larger arrays
        "x": wave[:3, ::6],
        "h": wave[3:6, 1::8],
        "c": wave[:6:2, ::-8],
        "W": wave[::2, ::2],
        "b": wave[1, ::-2],
    }


def generic(rng):
    """Moderate gates and different sizes: separates the blocks and their functions."""
    return _case(rng, int(rng.integers(2, 4)), 4, int(rng.integers(2, 4)))


def saturated(rng):
    """Gates whose arguments lie near ±1000, some of each sign."""
    case = _case(rng, 2, 2, 3)
    for block in (0, 1, 3):
        sign = rng.permutation([1.0, 1.0, -1.0]) * rng.choice([-1.0, 1.0])
        case["b"][3 * block : 3 * block + 3] = sign * rng.uniform(850.0, 1000.0, 3)
    return case


def square(rng):
    """As many inputs as units: mixing the two up raises no error."""
    return _case(rng, 2, 3, 3)


def _case(rng, n, i, d):
    return {
        "x": rng.normal(0.0, 1.0, (n, i)),
        "h": rng.uniform(0.3, 0.9, (n, d)) * rng.choice([-1.0, 1.0], (n, d)),
        "c": rng.uniform(0.5, 2.5, (n, d)) * rng.choice([-1.0, 1.0], (n, d)),
        "W": rng.normal(0.0, 0.7, (d + i, 4 * d)),
        "b": rng.normal(0.0, 0.5, 4 * d),
    }
