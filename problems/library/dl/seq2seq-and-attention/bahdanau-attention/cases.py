"""Cases for additive attention: padding, scores in the thousands, and empty sources."""

import numpy as np


def samples():
    yield (
        {
            "s": [[1.0]],
            "H": [[[0.0, 4.0], [2.0, 0.0], [9.0, 9.0]]],
            "Wa": [[0.5]],
            "Ua": [[1.0], [0.0]],
            "v": [2.0],
            "mask": [[True, True, False]],
        },
        "The decoder adds 0.5. Scores: 2 · tanh(0.5 + 0) ≈ 0.9242 and 2 · tanh(0.5 + 2) ≈ 1.9732; "
        "step 2 is padding. The weights are e^0.9242 / (e^0.9242 + e^1.9732) ≈ 0.2594 and 0.7406, "
        "and the context is 0.2594 · (0, 4) + 0.7406 · (2, 0) ≈ (1.4812, 1.0377).",
    )
    yield (
        {
            "s": [[0.0], [0.0]],
            "H": [[[10.0], [-10.0]], [[3.0], [4.0]]],
            "Wa": [[1.0]],
            "Ua": [[1.0]],
            "v": [900.0],
            "mask": [[True, True], [False, False]],
        },
        "Sample 0 has the scores ±900 (tanh is 1 to all digits); e^900 overflows, but the first "
        "weight is 1 and the second e^−1800 = 0. Sample 1 has no step at all: zeros.",
        ([[10.0], [0.0]], [[1.0, 0.0], [0.0, 0.0]]),
    )


def edges():
    one = np.ones((1, 1))
    yield {  # a single step takes all the weight
        "s": 10.0 * one,
        "H": -10.0 * one[None],
        "Wa": one,
        "Ua": one,
        "v": one[0],
        "mask": [[True]],
    }
    wave = np.sin(np.arange(120.0)).reshape(4, 6, 5)
    square = np.cos(np.arange(25.0)).reshape(5, 5)
    yield {  # the largest sizes and magnitudes, Fortran order
        "s": np.asfortranarray(10.0 * np.sign(wave[:, 0])),
        "H": np.asfortranarray(10.0 * np.sign(wave)),
        "Wa": np.asfortranarray(10.0 * np.sign(square)),
        "Ua": np.asfortranarray(10.0 * np.sign(square[::-1])),
        "v": 1e3 * np.sign(square[2]),
        "mask": np.asfortranarray(np.arange(6) < np.array([[6], [1], [4], [0]])),
    }
    yield {  # views into larger arrays
        "s": wave[::2, 0, ::2],
        "H": wave[1::2, ::-2, 1:3],
        "Wa": square[::2, ::3],
        "Ua": square[:2, 1::3],
        "v": square[4, ::4],
        "mask": np.tri(4, 6, 1, dtype=bool)[::2, ::2],
    }


def padded(rng):
    """Every sample keeps at least two steps and loses one."""
    return _case(rng)


def large_scores(rng):
    """Scores in the thousands that lie close together: exponentials overflow unshifted."""
    case = _case(rng)
    # Saturated hidden units make all scores of a sample sum(v), up to small differences.
    case["s"] = np.abs(case["s"]) + 1.0
    case["Wa"] = rng.uniform(1.0, 1.5, case["Wa"].shape)
    case["H"] = rng.uniform(-0.3, 0.3, case["H"].shape)
    case["v"] = rng.uniform(500.0, 900.0, len(case["v"]))
    return case


def empty_sources(rng):
    """Two samples are nothing but padding: neither NaN nor an even spread is right."""
    case = _case(rng)
    case["mask"][rng.permutation(len(case["mask"]))[:2]] = False
    return case


def _case(rng):
    n, t, ds, dh, a = 3, 5, 4, 3, 2 + int(rng.integers(0, 3))
    mask = rng.random((n, t)) < 0.6
    for row in mask:
        order = rng.permutation(t)
        row[order[:2]], row[order[2]] = True, False
    return {
        "s": rng.normal(0.0, 1.0, (n, ds)),
        "H": rng.normal(0.0, 1.0, (n, t, dh)),
        "Wa": rng.normal(0.0, 0.7, (ds, a)),
        "Ua": rng.normal(0.0, 0.7, (dh, a)),
        "v": rng.uniform(1.0, 3.0, a) * rng.choice([-1.0, 1.0], a),
        "mask": mask,
    }
