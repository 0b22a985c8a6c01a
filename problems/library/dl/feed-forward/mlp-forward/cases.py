"""Cases for the forward pass: networks of several depths, some with huge pre-activations."""

from itertools import pairwise

import numpy as np


def samples():
    yield (
        {
            "X": [[1.0, 2.0]],
            "weights": [[[1.0, -1.0], [0.0, 0.5]], [[2.0], [4.0]]],
            "biases": [[-1.0, 0.0], [-3.0]],
        },
        "Hidden layer: z = (1·1 + 2·0 − 1, 1·(−1) + 2·0.5 + 0) = (0, 0), and the sigmoid of 0 is "
        "0.5, so a = (0.5, 0.5). Output layer, linear: 2·0.5 + 4·0.5 − 3 = 0. The list holds the "
        "input, the hidden activation and the output.",
        [[[1.0, 2.0]], [[0.5, 0.5]], [[0.0]]],
    )
    yield (
        {
            "X": [[1.0], [-2.0]],
            "weights": [[[3.0, 10.0, 0.0]]],
            "biases": [[0.0, 1.0, 7.0]],
        },
        "A single layer is the last one, so it stays linear: the rows are "
        "1·(3, 10, 0) + (0, 1, 7) = (3, 11, 7) and −2·(3, 10, 0) + (0, 1, 7) = (−6, −19, 7).",
        [[[1.0], [-2.0]], [[3.0, 11.0, 7.0], [-6.0, -19.0, 7.0]]],
    )
    yield (
        {
            "X": [[20.0], [-20.0]],
            "weights": [[[50.0]], [[1.5]]],
            "biases": [[0.0], [0.25]],
        },
        "The hidden z is 1000 for the first sample and −1000 for the second. The sigmoid is 1 and "
        "0 to the last digit, so the outputs are 1.5 + 0.25 and 0 + 0.25.",
        [[[20.0], [-20.0]], [[1.0], [0.0]], [[1.75], [0.25]]],
    )


def edges():
    yield {"X": [[0.0]], "weights": [[[50.0]]], "biases": [[-50.0]]}  # one neuron
    wave = np.sin(np.arange(8 * 12.0)).reshape(8, 12)
    yield {  # the largest sizes, five layers, in Fortran order
        "X": np.asfortranarray(wave[:, :6]),
        "weights": [np.asfortranarray(np.cos(k + np.arange(36.0)).reshape(6, 6)) for k in range(5)],
        "biases": [np.sin(k + np.arange(6.0)) for k in range(5)],
    }
    yield {  # views: every second column, transposed weights, reversed biases
        "X": wave[::2, ::3],
        "weights": [wave[:3, :4].T, wave[::-1, 1::2][:3, :2]],
        "biases": [wave[0, 8:2:-2], wave[1:3, 5]],
    }


def deep(rng):
    """Two to four layers of different widths: catches every wrong use of the activation."""
    depth = int(rng.integers(2, 5))
    widths = [int(d) for d in rng.permutation(np.arange(2, 7))[: depth + 1]]
    return _network(rng, int(rng.integers(2, 5)), widths)


def saturated(rng):
    """Hidden z of several hundred, both signs: catches exponentials that overflow."""
    hidden = int(rng.integers(2, 5))
    case = _network(rng, 3, [2, hidden, 2])
    case["X"] = rng.uniform(9.0, 10.0, (3, 2)) * np.array([[1.0], [-1.0], [1.0]])
    case["weights"][0] = rng.uniform(42.0, 49.0, (2, hidden)) * rng.choice([-1.0, 1.0], hidden)
    return case


def single_layer(rng):
    """One layer, which is linear: catches a sigmoid on the output."""
    return _network(rng, int(rng.integers(2, 5)), [int(d) for d in rng.integers(2, 6, 2)])


def equal_widths(rng):
    """All layers as wide as the batch is long: mixed-up axes give numbers, not errors."""
    size = int(rng.integers(3, 5))
    return _network(rng, size, [size] * 4)


def _network(rng, n, widths):
    pairs = list(pairwise(widths))
    return {
        "X": rng.normal(0.0, 1.0, (n, widths[0])),
        "weights": [rng.normal(0.0, 1.0, pair) for pair in pairs],
        "biases": [rng.uniform(0.3, 1.0, d) * rng.choice([-1.0, 1.0], d) for _, d in pairs],
    }
