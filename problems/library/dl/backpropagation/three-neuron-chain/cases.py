"""Cases for the chain: small pre-activations, where every slope and factor is visible."""

import numpy as np


def samples():
    yield (
        {"x": 1.0, "w": [0.0, 4.0], "b": [0.0, -2.0], "y": 1.0},
        "Forward: z1 = 0·1 + 0 = 0, a1 = 0.5; z2 = 4·0.5 − 2 = 0, a2 = 0.5. The output's error is "
        "2·(0.5 − 1) = −1 and its slope 0.5·0.5 = 0.25, so dC/dz2 = −0.25. From there: "
        "dC/dw[1] = −0.25·a1 = −0.125 and dC/db[1] = −0.25. One step further back: "
        "dC/da1 = −0.25·4 = −1, times the slope 0.25 gives dC/dz1 = −0.25, so "
        "dC/dw[0] = −0.25·x = −0.25, dC/db[0] = −0.25, dC/dx = −0.25·w[0] = 0.",
        ([-0.25, -0.125], [-0.25, -0.25], 0.0),
    )
    yield (
        {"x": -2.0, "w": [1.0, -2.0], "b": [2.0, 1.0], "y": 0.0},
        "Forward: z1 = −2 + 2 = 0, a1 = 0.5; z2 = −2·0.5 + 1 = 0, a2 = 0.5. dC/dz2 = 2·0.5·0.25 "
        "= 0.25, hence dC/dw[1] = 0.125 and dC/db[1] = 0.25. dC/dz1 = 0.25·(−2)·0.25 = −0.125, "
        "hence dC/dw[0] = −0.125·(−2) = 0.25, dC/db[0] = −0.125 and dC/dx = −0.125·1.",
        ([0.25, 0.125], [-0.125, 0.25], -0.125),
    )


def edges():
    yield {"x": 10.0, "w": [10.0, -10.0], "b": [10.0, 10.0], "y": 1.0}  # the hidden one saturates
    yield {"x": -10.0, "w": [10.0, 0.5], "b": [-10.0, 0.25], "y": 0.0}  # it is dead
    yield {"x": 0.0, "w": [2.0, 1.5], "b": [0.5, -0.5], "y": 0.25}  # no input: w[0] has no effect
    wide = np.arange(-1.5, 2.0, 0.5)
    yield {"x": 0.75, "w": wide[::5], "b": wide[5::-4], "y": 0.5}  # strided and reversed views


def generic(rng):
    """Everything of ordinary size: catches missing factors, signs and orders."""
    return _case(rng, _sized(rng, 0.5, 2.0, 2))


def heavy_output(rng):
    """A large second weight: catches a hidden error that does not pass through it."""
    return _case(rng, np.append(_sized(rng, 0.3, 1.0, 1), _sized(rng, 2.5, 4.0, 1)))


def shifted(rng):
    """A hidden neuron well away from z = 0: catches slopes taken at the wrong place."""
    case = _case(rng, _sized(rng, 0.5, 1.5, 2))
    case["b"][0] = rng.uniform(1.0, 2.0) * rng.choice([-1.0, 1.0])
    return case


def _case(rng, w):
    return {
        "x": float(_sized(rng, 0.5, 2.0, 1)[0]),
        "w": w,
        "b": _sized(rng, 0.2, 1.0, 2),
        "y": float(rng.choice([0.0, 0.25, 0.75, 1.0])),
    }


def _sized(rng, low, high, count):
    return rng.uniform(low, high, count) * rng.choice([-1.0, 1.0], count)
