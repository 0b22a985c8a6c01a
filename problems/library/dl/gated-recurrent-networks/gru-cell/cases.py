"""Cases for the GRU cell: generic gates, saturated gates, and square weights."""

import numpy as np


def samples():
    yield (
        {
            "x": [[1.0]],
            "m": [[0.5]],
            "Wc": [[2.0], [0.0]],
            "Wu": [[0.0], [0.0]],
            "Wr": [[0.0], [0.0]],
            "bc": [0.0],
            "bu": [0.0],
            "br": [0.0],
        },
        "Both gates are σ(0) = ½. The candidate is tanh(½ · 0.5 · 2 + 1 · 0) = tanh 0.5 ≈ 0.4621, "
        "and the result ½ · 0.4621 + ½ · 0.5 ≈ 0.4811.",
        [[0.48105857863000487]],
    )
    yield (
        {
            "x": [[300.0], [-300.0]],
            "m": [[0.25, -0.75], [0.25, -0.75]],
            "Wc": [[0.0, 0.0], [0.0, 0.0], [0.005, -0.005]],
            "Wu": [[0.0, 0.0], [0.0, 0.0], [3.0, 3.0]],
            "Wr": [[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]],
            "bc": [0.0, 0.0],
            "bu": [0.0, 0.0],
            "br": [0.0, 0.0],
        },
        "The update gates are σ(900) = 1 in the first sample and σ(−900) = 0 in the second. So the "
        "first takes the candidate tanh(1.5, −1.5) ≈ (0.9051, −0.9051), and the second keeps its "
        "memory. W_c has zeros in the memory's rows, so r does not matter here.",
        [[0.9051482536448665, -0.9051482536448665], [0.25, -0.75]],
    )


def edges():
    one = np.ones((1, 1))
    yield {
        "x": 0.5 * one,
        "m": -2.0 * one,
        "Wc": np.array([[0.5], [-1.0]]),
        "Wu": np.array([[-0.25], [1.0]]),
        "Wr": np.array([[1.0], [0.5]]),
        "bc": 0.25 * one[0],
        "bu": -0.5 * one[0],
        "br": 0.75 * one[0],
    }
    sign = np.sign(np.sin(np.arange(50.0) ** 2 + 1)).reshape(10, 5)
    yield {  # the largest sizes and magnitudes, Fortran order
        "x": np.asfortranarray(1e3 * sign[:4]),
        "m": np.asfortranarray(10.0 * sign[4:8]),
        "Wc": np.asfortranarray(10.0 * sign),
        "Wu": np.asfortranarray(10.0 * sign[::-1]),
        "Wr": np.asfortranarray(10.0 * sign[:, ::-1]),
        "bc": 1e3 * sign[0],
        "bu": -1e3 * sign[1],
        "br": 1e3 * sign[2],
    }
    wave = np.sin(np.arange(80.0)).reshape(10, 8)
    yield {  # views into larger arrays
        "x": wave[:3, ::3],
        "m": wave[3:6, 1::4],
        "Wc": wave[::2, ::4],
        "Wu": wave[1::2, 3::4],
        "Wr": wave[::-2, 2::4],
        "bc": wave[0, ::4],
        "bu": wave[1, ::4],
        "br": wave[2, ::4],
    }


def generic(rng):
    """Moderate gates and different sizes: separates the conventions."""
    return _case(rng, int(rng.integers(2, 5)), 5, int(rng.integers(2, 5)))


def saturated(rng):
    """Gates whose arguments lie near ±1000, some of each sign."""
    case = _case(rng, 3, 3, 4)
    for name in ("bu", "br"):
        case[name] = rng.permutation([1.0, 1.0, -1.0, -1.0]) * rng.uniform(900.0, 1000.0, 4)
    return case


def square(rng):
    """As many inputs as units: mixing the two up raises no error."""
    return _case(rng, 3, 4, 4)


def _case(rng, n, i, d):
    case = {
        "x": rng.normal(0.0, 1.0, (n, i)),
        "m": rng.uniform(0.4, 1.5, (n, d)) * rng.choice([-1.0, 1.0], (n, d)),
    }
    for name in ("Wc", "Wu", "Wr"):
        case[name] = rng.normal(0.0, 0.7, (d + i, d))
    for name in ("bc", "bu", "br"):
        case[name] = rng.normal(0.0, 0.5, d)
    return case
