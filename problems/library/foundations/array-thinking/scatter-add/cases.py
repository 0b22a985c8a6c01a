"""Cases for scatter-add: indices many times over, from both ends, rows nobody names."""

import numpy as np


def samples():
    yield (
        {"values": [[1.0, 2.0], [10.0, 20.0], [100.0, 200.0]], "index": [2, 0, 2], "size": 4},
        "Row 2 is named by the first and the last row of values: (1 + 100, 2 + 200) = (101, 202). "
        "Row 0 takes (10, 20). Nobody names the rows 1 and 3.",
        [[10.0, 20.0], [0.0, 0.0], [101.0, 202.0], [0.0, 0.0]],
    )
    yield (
        {"values": [[1.0], [2.0], [4.0], [8.0]], "index": [-1, 2, 0, -3], "size": 3},
        "With three rows −1 is row 2 and −3 is row 0. Row 2 gets 1 + 2 = 3, row 0 gets 4 + 8 = 12.",
        [[12.0], [0.0], [3.0]],
    )


def edges():
    yield {"values": np.zeros((0, 3)), "index": np.zeros(0, np.int64), "size": 2}
    yield {"values": np.zeros((0, 3)), "index": np.zeros(0, np.int64), "size": 0}
    yield {"values": np.zeros((4, 0)), "index": [0, 1, 1, -1], "size": 3}
    yield {"values": [[1e3], [-1e3], [1e3]], "index": [0, 0, -1], "size": 1}
    wave = np.cos(np.arange(300 * 32.0)).reshape(300, 32)
    index = np.arange(300) * 37 % 64
    index[::3] -= 64
    yield {"values": np.asfortranarray(wave[:, :16]), "index": index, "size": 64}  # the largest
    yield {"values": wave[::-9, ::5], "index": index[::9], "size": 64}  # views


def repeated(rng):
    """Few rows for many values: everything adds up several times."""
    n, size = int(rng.integers(12, 20)), int(rng.integers(3, 5))
    return _case(rng, n, rng.integers(0, size, n), size)


def from_both_ends(rng):
    """Every row is named from the front and from the back."""
    size = int(rng.integers(4, 8))
    front = rng.permutation(size)
    index = rng.permutation(np.concatenate([front, front[: size - 1] - size, front[:2]]))
    return _case(rng, len(index), index, size)


def sparse(rng):
    """Rows that nobody names, the last ones among them: the size is not that of the indices."""
    size = int(rng.integers(9, 14))
    index = rng.integers(0, size - 3, 6)
    index[int(rng.integers(1, 6))] = index[0]
    return _case(rng, 6, index, size)


def runs(rng):
    """Equal indices side by side, in ascending order: the easiest layout for segment sums."""
    size = int(rng.integers(5, 8))
    index = np.repeat(np.arange(size), rng.integers(0, 4, size))
    index = np.append(index, [size - 1, -1])
    return _case(rng, len(index), index, size)


def _case(rng, n, index, size):
    values = rng.uniform(0.5, 3.0, (n, int(rng.integers(2, 5))))
    return {"values": values * rng.choice([-1.0, 1.0], values.shape), "index": index, "size": size}
