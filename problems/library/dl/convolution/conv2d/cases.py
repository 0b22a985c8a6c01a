"""Cases for the convolution layer: filters without symmetry, strides that do not divide."""

import numpy as np


def samples():
    yield (
        {
            "x": [[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]]],
            "k": [[[[1.0, 2.0], [3.0, 4.0]]]],
            "bias": [1.0],
            "stride": 1,
            "pad": 0,
        },
        "A 2 × 2 filter fits into 3 × 3 pixels at (3 − 2) / 1 + 1 = 2 positions each way. At the "
        "top left it gives 1·1 + 2·2 + 3·4 + 4·5 = 37, and 38 with the bias. One step to the right "
        "it gives 1·2 + 2·3 + 3·5 + 4·6 = 47, and 48 with the bias.",
        [[[[38.0, 48.0], [68.0, 78.0]]]],
    )
    yield (
        {
            "x": [[[[1.0, 2.0], [3.0, 4.0]], [[10.0, 20.0], [30.0, 40.0]]]],
            "k": [[[[1.0, 2.0], [3.0, 4.0]], [[0.0, 0.0], [0.0, 1.0]]]],
            "bias": [0.0],
            "stride": 2,
            "pad": 1,
        },
        "Padded with zeros, each channel is 4 × 4, and the filter fits at (2 + 2 − 2) / 2 + 1 = 2 "
        "positions each way. The top left window holds only one pixel of each channel, at its "
        "bottom right: 4·1 from the first channel and 1·10 from the second, 14 in all. The top "
        "right window has 2 at its bottom left: 3·2 + 0·20 = 6.",
        [[[[14.0, 6.0], [6.0, 4.0]]]],
    )


def edges():
    yield {  # a single pixel, as large as can be
        "x": [[[[-100.0]]]],
        "k": [[[[100.0]]]],
        "bias": [100.0],
        "stride": 3,
        "pad": 0,
    }
    yield {  # more padding than image: most windows see only zeros
        "x": [[[[2.0]]], [[[-3.0]]]],
        "k": np.arange(-4.0, 5.0).reshape(1, 1, 3, 3),
        "bias": [0.5],
        "stride": 2,
        "pad": 3,
    }
    wave = np.sin(np.arange(3 * 4 * 12 * 12.0)).reshape(3, 4, 12, 12)
    yield {  # the largest sizes, in Fortran order
        "x": np.asfortranarray(wave),
        "k": np.asfortranarray(np.cos(np.arange(4 * 4 * 5 * 5.0)).reshape(4, 4, 5, 5)),
        "bias": np.linspace(-1.0, 1.0, 4),
        "stride": 3,
        "pad": 1,
    }
    yield {  # views: channels last in memory, every second column, a reversed bias
        "x": wave.transpose(0, 2, 3, 1)[:1, :5, ::2, :2].transpose(0, 3, 1, 2),
        "k": wave[:2, ::2, 3:6, 5:1:-2],
        "bias": np.arange(3.0)[:0:-1],
        "stride": 1,
        "pad": 1,
    }
    row = np.arange(1.0, 13.0).reshape(1, 1, 1, 12)
    yield {"x": row, "k": row[..., :5] ** 2, "bias": [0.0], "stride": 3, "pad": 0}  # one row


def generic(rng):
    """Everything different from everything else: catches flips and mixed-up axes."""
    h, w = (int(size) for size in rng.permutation(np.arange(4, 7))[:2])
    return _case(rng, (2, 3, h, w), (2, 3, 3, 2), stride=1, pad=1)


def strided(rng):
    """A stride that leaves a remainder: catches strides at the wrong place and sizes."""
    stride = int(rng.integers(2, 4))
    steps = rng.integers(1, 4, 2)
    h, w = (int(3 + stride * count + rng.integers(1, stride)) for count in steps)
    return _case(rng, (1, 2, h - 2, w - 2), (2, 2, 3, 3), stride=stride, pad=1)


def bordered(rng):
    """Wide padding around small images: catches other values and sides of padding."""
    pad = int(rng.integers(1, 4))
    h, w = (int(size) for size in rng.integers(2, 5, 2))
    return _case(rng, (2, 2, h, w), (1, 2, 2, 2), stride=int(rng.integers(1, 3)), pad=pad)


def one_channel(rng):
    """One channel, square filters, no padding: only a flip or a transposition can differ."""
    h, w = (int(size) for size in rng.integers(4, 8, 2))
    return _case(rng, (1, 1, h, w), (3, 1, 3, 3), stride=1, pad=0)


def _case(rng, x_shape, k_shape, stride, pad):
    return {
        "x": rng.uniform(0.5, 3.0, x_shape) * rng.choice([-1.0, 1.0], x_shape),
        "k": rng.uniform(0.2, 2.0, k_shape) * rng.choice([-1.0, 1.0], k_shape),
        "bias": rng.uniform(0.5, 2.0, k_shape[0]),
        "stride": stride,
        "pad": pad,
    }
