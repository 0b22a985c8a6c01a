"""Cases for max pooling backwards: overlaps, ties within a window, equal values across windows."""

import numpy as np


def samples():
    yield (
        {
            "x": [[[[1.0, 3.0, 2.0, 0.0], [4.0, 0.0, 1.0, 5.0]]]],
            "dout": [[[[10.0, 20.0]]]],
            "size": 2,
            "stride": 2,
        },
        "The left window holds 1, 3, 4, 0: its maximum 4 gets the 10. The right window holds "
        "2, 0, 1, 5: its maximum 5 gets the 20. All other cells get 0.",
        [[[[0.0, 0.0, 0.0, 0.0], [10.0, 0.0, 0.0, 20.0]]]],
    )
    yield (
        {
            "x": [[[[1.0, 9.0, 2.0], [3.0, 4.0, 5.0], [7.0, 6.0, 8.0]]]],
            "dout": [[[[1.0, 2.0], [3.0, 4.0]]]],
            "size": 2,
            "stride": 1,
        },
        "Four overlapping windows. The two at the top both have the maximum 9 and give it "
        "1 + 2 = 3. The one at the bottom left has the maximum 7, which gets 3, the one at the "
        "bottom right 8, which gets 4.",
        [[[[0.0, 3.0, 0.0], [0.0, 0.0, 0.0], [3.0, 0.0, 4.0]]]],
    )
    yield (
        {
            "x": [[[[0.0, 6.0, 1.0], [6.0, 6.0, 1.0], [2.0, 2.0, 9.0]]]],
            "dout": [[[[5.0]]]],
            "size": 2,
            "stride": 2,
        },
        "Only one window fits; the third row and column are left over, although the 9 stands "
        "there. The window has the maximum 6 three times. In row-major order the first one is in "
        "row 0, column 1, and it gets all of the 5.",
        [[[[0.0, 5.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]]],
    )


def edges():
    yield {"x": [[[[-100.0]]]], "dout": [[[[100.0]]]], "size": 1, "stride": 4}
    yield {  # windows of one cell: the gradient goes through
        "x": np.zeros((1, 2, 8, 8)),
        "dout": np.arange(1.0, 129.0).reshape(1, 2, 8, 8) / 2,
        "size": 1,
        "stride": 1,
    }
    wave = np.sin(np.arange(3 * 3 * 9 * 9.0)).reshape(3, 3, 9, 9)
    yield {  # the largest image, in Fortran order
        "x": np.asfortranarray(wave),
        "dout": np.asfortranarray(np.cos(np.arange(3 * 3 * 3 * 3.0)).reshape(3, 3, 3, 3)),
        "size": 4,
        "stride": 2,
    }
    yield {  # views: channels last in memory, mirrored columns; stride larger than size
        "x": np.round(3.0 * wave).transpose(0, 2, 3, 1)[:2, 1:, ::-1, :2].transpose(0, 3, 1, 2),
        "dout": wave[:2, :2, ::4, ::3],
        "size": 2,
        "stride": 3,
    }
    yield {"x": wave[:1, :1, :1], "dout": wave[:1, :1, :1, :3], "size": 1, "stride": 4}  # one row


def overlapping(rng):
    """A stride below the size: several windows share their maximum, and their gradients add up."""
    size = int(rng.integers(3, 5))
    h, w = (int(side) for side in rng.permutation(np.arange(6, 10))[:2])
    x = np.stack([_distinct(rng, h, w) for _ in range(2)])[None]
    x[..., h // 2, w // 2] = 99.0
    return _case(rng, x, size, int(rng.integers(1, size - 1)))


def tied(rng):
    """Few different values: most windows have several maxima, also behind each other."""
    size = int(rng.integers(2, 4))
    h, w = 2 * size, 2 * size + int(rng.integers(0, size))
    x = rng.integers(0, 3, (2, 1, h, w)).astype(float)
    # The first window has its maximum at the top right and at the bottom left.
    x[0, 0, :size, :size] = 0.0
    x[0, 0, 0, size - 1] = x[0, 0, size - 1, 0] = 2.0
    return _case(rng, x, size, size)


def repeated_values(rng):
    """Small and large maxima that also stand elsewhere: in other windows they are not maximal."""
    size, count = 2, int(rng.integers(2, 4))
    x = np.stack([_distinct(rng, 2 * count, 2 * count) for _ in range(2)])[:, None]
    x[:, :, :2, :2] = x.min() - np.array([[1.0, 4.0], [3.0, 2.0]])
    # The maximum of the first window, copied into the second, which has a larger one.
    x[:, :, 0, 2] = x[:, :, 0, 0]
    return _case(rng, x, size, size)


def leftovers(rng):
    """Sides that the windows do not fill: the rest may not get anything."""
    size = int(rng.integers(2, 4))
    h, w = (size * int(count) + int(rng.integers(1, size)) for count in rng.integers(2, 4, 2))
    h, w = min(h, 9), min(w, 9)
    x = np.stack([_distinct(rng, h, w) for _ in range(2)])[None]
    x[..., -1, :] += 50.0
    return _case(rng, x, size, size)


def _distinct(rng, h, w):
    """All values different, in random order, negative and positive."""
    return (rng.permutation(h * w).reshape(h, w) - h * w // 2) / 2.0


def _case(rng, x, size, stride):
    n, c, h, w = x.shape
    shape = (n, c, (h - size) // stride + 1, (w - size) // stride + 1)
    dout = rng.uniform(0.5, 3.0, shape) * rng.choice([-1.0, 1.0], shape)
    return {"x": x, "dout": dout, "size": size, "stride": stride}
