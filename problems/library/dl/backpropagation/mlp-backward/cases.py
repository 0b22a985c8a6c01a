"""Cases for backpropagation: networks of several depths and widths, small pre-activations."""

from itertools import pairwise

import numpy as np


def samples():
    yield (
        {
            "X": [[1.0], [-1.0]],
            "Y": [[1.0], [0.0]],
            "weights": [[[0.0]], [[4.0]]],
            "biases": [[0.0], [-2.0]],
        },
        "Forward, both samples alike: z = 0 and a = 0.5 in the hidden layer, z = 4·0.5 − 2 = 0 and "
        "a = 0.5 at the output. Backward: 2 (a − y) / n is −0.5 for the first sample and 0.5 for "
        "the second; times the slope 0.25 this is delta = ∓0.125. The output's weight gets "
        "0.5·(−0.125) + 0.5·0.125 = 0, its bias 0. The hidden deltas are ∓0.125·4·0.25 = ∓0.125, "
        "so the hidden weight gets 1·(−0.125) + (−1)·0.125 = −0.25 and its bias 0.",
        ([[[-0.25]], [[0.0]]], [[0.0], [0.0]]),
    )
    yield (
        {
            "X": [[2.0, -1.0]],
            "Y": [[0.0, 1.0, 0.5]],
            "weights": [[[1.0, 0.0, 0.0], [2.0, 0.0, 0.0]]],
            "biases": [[0.0, 0.0, 0.0]],
        },
        "One layer, one sample, three outputs, all z = 0 and a = 0.5. The deltas are "
        "2·(0.5, −0.5, 0)·0.25 = (0.25, −0.25, 0): that is the gradient of the bias. Each input "
        "times each delta gives the gradient of the weights, 2 rows and 3 columns.",
        ([[[0.5, -0.5, 0.0], [-0.25, 0.25, 0.0]]], [[0.25, -0.25, 0.0]]),
    )


def edges():
    yield {"X": [[10.0]], "Y": [[1.0]], "weights": [[[-0.25]]], "biases": [[2.0]]}
    wave = np.sin(np.arange(8 * 12.0)).reshape(8, 12)
    yield {  # the largest sizes, four layers, in Fortran order, the largest weight and bias
        "X": np.asfortranarray(wave[:, :6]),
        "Y": np.asfortranarray(np.abs(wave[:, 6:])),
        "weights": [np.asfortranarray(np.cos(k + np.arange(36.0)).reshape(6, 6)) for k in range(4)],
        "biases": [np.append(np.sin(k + np.arange(5.0)), 5.0 * (k == 1)) for k in range(4)],
    }
    strong = np.eye(3)[:, ::-1] * np.array([5.0, -5.0, 1.0])
    yield {  # views: every second column, a transposed matrix, reversed biases
        "X": wave[::2, ::4],
        "Y": np.abs(wave[1::2, 1::6]),
        "weights": [strong, wave[:2, :3].T],
        "biases": [wave[0, 6:3:-1], wave[1:3, 5]],
    }


def pyramid(rng):
    """Two or three layers, all widths different: catches missing factors and mixed-up layers."""
    depth = int(rng.integers(2, 4))
    return _network(rng, int(rng.integers(3, 6)), rng.permutation(np.arange(2, 7))[: depth + 1])


def equal_widths(rng):
    """Layers as wide as the batch is long: shapes fit even where the layer is the wrong one."""
    size = int(rng.integers(3, 5))
    return _network(rng, size, [size] * int(rng.integers(3, 5)))


def one_layer(rng):
    """A single layer with several outputs: catches scales of the cost and its last slope."""
    return _network(rng, int(rng.integers(3, 6)), rng.permutation(np.arange(2, 6))[:2])


def one_sample(rng):
    """A batch of one: the mean over samples has nothing to do."""
    return _network(rng, 1, rng.permutation(np.arange(2, 6))[:3])


def _network(rng, n, widths):
    pairs = [(int(i), int(o)) for i, o in pairwise(widths)]
    return {
        "X": rng.uniform(0.4, 1.5, (n, pairs[0][0])) * rng.choice([-1.0, 1.0], (n, pairs[0][0])),
        "Y": rng.integers(0, 2, (n, pairs[-1][1])).astype(float),
        "weights": [rng.normal(0.0, 1.0, pair) for pair in pairs],
        "biases": [rng.uniform(0.2, 1.0, d) * rng.choice([-1.0, 1.0], d) for _, d in pairs],
    }
