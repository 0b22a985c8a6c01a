"""Cases for the residual block: with and without projection, stride 1 and 2."""

import numpy as np

CENTRE = [[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]
MINUS_TWO = [[0.0, 0.0, 0.0], [0.0, -2.0, 0.0], [0.0, 0.0, 0.0]]
FROM_LEFT = [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


def samples():
    yield (
        {
            "x": [[[[1.0, -2.0, 3.0]]]],
            "k1": [[FROM_LEFT]],
            "k2": [[MINUS_TWO]],
            "proj": None,
            "stride": 1,
        },
        "k1 takes the left neighbour: (0, 1, −2). The first ReLU makes it (0, 1, 0), k2 multiplies "
        "by −2: (0, −2, 0). Adding x gives (1, −4, 3), and the last ReLU (1, 0, 3).",
        [[[[1.0, 0.0, 3.0]]]],
    )
    yield (
        {
            "x": [[[[1.0, 2.0, 3.0, 4.0]]]],
            "k1": [[CENTRE], [FROM_LEFT]],
            "k2": [[CENTRE, FROM_LEFT], [np.zeros((3, 3)).tolist(), CENTRE]],
            "proj": [[[[10.0]]], [[[0.0]]]],
            "stride": 2,
        },
        "The first convolution with stride 2 stands at columns 0 and 2. Channel 0 takes the "
        "centre: (1, 3); channel 1 the left neighbour: (0, 2). All are positive. The second, with "
        "stride 1: channel 0 is (1, 3) plus the left neighbours of (0, 2), which are (0, 0): "
        "(1, 3); channel 1 is (0, 2). The projection takes columns 0 and 2 of x times 10 and 0: "
        "(10, 30) and (0, 0). The sums are (11, 33) and (0, 2).",
        [[[[11.0, 33.0]], [[0.0, 2.0]]]],
    )


def edges():
    yield {"x": [[[[-10.0]]]], "k1": [[CENTRE]], "k2": [[CENTRE]], "proj": None, "stride": 1}
    wave = np.sin(np.arange(3 * 4 * 8 * 8.0)).reshape(3, 4, 8, 8)
    taps = np.cos(np.arange(4 * 4 * 9.0)).reshape(4, 4, 3, 3)
    yield {  # the largest sizes, in Fortran order
        "x": np.asfortranarray(10.0 * np.round(wave, 2)),
        "k1": np.asfortranarray(taps),
        "k2": np.asfortranarray(taps[::-1] / 2),
        "proj": None,
        "stride": 1,
    }
    yield {  # views: channels last in memory, mirrored columns, strided filters
        "x": wave.transpose(0, 2, 3, 1)[:2, :5, ::-1, :3].transpose(0, 3, 1, 2),
        "k1": taps[::2, 1:, ::-1],
        "k2": taps.transpose(1, 0, 3, 2)[:2, ::2],
        "proj": 5.0 * taps[1:3, :3, 1:2, ::-3],
        "stride": 1,
    }
    yield {  # a single pixel and stride 2
        "x": [[[[2.0]], [[-3.0]]]],
        "k1": 5.0 * taps[:1, :2],
        "k2": -5.0 * taps[:1, :1],
        "proj": [[[[1.0]], [[-1.0]]]],
        "stride": 2,
    }


def identity(rng):
    """No projection: catches everything that happens to x, to the ReLUs and to the filters."""
    channels = int(rng.integers(2, 4))
    h, w = (int(side) for side in rng.permutation(np.arange(3, 7))[:2])
    return _case(rng, (2, channels, h, w), channels, stride=1, projected=False)


def strided(rng):
    """Stride 2 and three or four pixels: the two paths must shrink alike, and only once."""
    h, w = (int(side) for side in rng.permutation([3, 4]))
    return _case(rng, (2, 2, h, w), int(rng.integers(2, 4)), stride=2, projected=True)


def wider(rng):
    """More channels out than in, without a stride."""
    h, w = (int(side) for side in rng.permutation(np.arange(2, 6))[:2])
    return _case(rng, (1, 2, h, w), 3, stride=1, projected=True)


def projected_anyway(rng):
    """A projection where x would fit as it is: it is applied nevertheless."""
    channels = int(rng.integers(2, 4))
    h, w = (int(side) for side in rng.permutation(np.arange(3, 6))[:2])
    return _case(rng, (1, channels, h, w), channels, stride=1, projected=True)


def _case(rng, shape, o, stride, projected):
    c = shape[1]
    sizes = {"x": shape, "k1": (o, c, 3, 3), "k2": (o, o, 3, 3), "proj": (o, c, 1, 1)}
    case = {
        name: (rng.uniform(0.1, 1.0, size) * rng.choice([-1.0, 1.0], size)).round(2)
        for name, size in sizes.items()
    }
    return case | {"proj": case["proj"] if projected else None, "stride": stride}
