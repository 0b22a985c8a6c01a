"""Cases for multi-head attention: masks by sample, blocked queries, peaked scores."""

import numpy as np


def samples():
    identity = np.eye(2)
    yield (
        {
            "X": [[[1.0, 0.0], [0.0, 2.0]]],
            "Wq": identity,
            "Wk": identity,
            "Wv": identity,
            "Wo": [[1.0, 0.0], [0.0, 10.0]],
            "heads": 2,
            "mask": None,
        },
        "Each head has one column, so scores are products of single numbers, divided by √1. "
        "Head 0 sees the column (1, 0): query 0 has the scores (1, 0), weights (0.731, 0.269), "
        "result 0.731 · 1; query 1 has (0, 0), result ½. Head 1 sees (0, 2): query 0 has (0, 0), "
        "result ½ · 2 = 1; query 1 has (0, 4), result 0.982 · 2 ≈ 1.964. W_o multiplies head 1 "
        "by 10.",
        [[[0.7310585786300049, 10.0], [0.5, 19.640275800758168]]],
    )
    yield (
        {
            "X": [[[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]]],
            "Wq": np.zeros((2, 2)),
            "Wk": np.zeros((2, 2)),
            "Wv": identity,
            "Wo": identity,
            "heads": 1,
            "mask": [[[True, False, False], [True, True, False], [False, False, False]]],
        },
        "All scores are zero, so each query takes the plain mean of what it may see: the first "
        "row, the mean of the first two rows, and nothing.",
        [[[1.0, 2.0], [2.0, 3.0], [0.0, 0.0]]],
    )


def edges():
    one = np.ones((1, 1))
    yield _given(one[None] * -10.0, one, one, -one, 0.5 * one, 1, None)
    wave = np.sin(np.arange(120.0) ** 1.5).reshape(3, 5, 8)
    square = np.cos(np.arange(64.0) ** 1.5).reshape(8, 8)
    signs = [np.asfortranarray(10.0 * np.sign(np.roll(square, k, axis=1))) for k in range(4)]
    causal = np.asfortranarray(np.broadcast_to(np.tri(5, dtype=bool), (3, 5, 5)))
    # The largest sizes and magnitudes, Fortran order, one column a head.
    yield _given(np.asfortranarray(10.0 * np.sign(wave)), *signs, 8, causal)
    parts = [square[::2, k::2] for k in (0, 1)]
    # Views into larger arrays, two heads and three samples.
    yield _given(wave[:, ::2, ::-2], *parts, *parts[::-1], 2, causal[:, ::2, ::2])


def unmasked(rng):
    """No mask: separates scale, splitting and merging of heads."""
    return _case(rng, rng.choice([2, 4]), None)


def masked(rng):
    """A mask of its own for each sample; every query keeps a key and loses one."""
    case = _case(rng, 2, None)
    n, t, _ = case["X"].shape
    mask = rng.random((n, t, t)) < 0.5
    for row in mask.reshape(-1, t):
        order = rng.permutation(t)
        row[order[0]], row[order[1]] = True, False
    case["mask"] = mask
    return case


def blocked_queries(rng):
    """Some queries of every sample may attend to nothing."""
    case = masked(rng)
    for grid in case["mask"]:
        grid[rng.permutation(len(grid))[:2]] = False
    return case


def peaked(rng):
    """Scores in the thousands that lie close together: exponentials overflow unshifted."""
    case = _case(rng, 2, None)
    m = case["X"].shape[2]
    case["X"] = 5.0 + rng.normal(0.0, 0.01, case["X"].shape)
    case["Wq"] = rng.uniform(1.0, 2.0, (m, m))
    case["Wk"] = rng.uniform(1.0, 2.0, (m, m))
    return case


def _case(rng, heads, mask):
    n, t, m = 2, int(rng.integers(3, 5)), 4
    weights = [rng.normal(0.0, 0.6, (m, m)) for _ in range(4)]
    return _given(rng.normal(0.0, 1.0, (n, t, m)), *weights, int(heads), mask)


def _given(X, Wq, Wk, Wv, Wo, heads, mask):
    return {"X": X, "Wq": Wq, "Wk": Wk, "Wv": Wv, "Wo": Wo, "heads": heads, "mask": mask}
