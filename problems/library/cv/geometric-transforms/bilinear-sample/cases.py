"""Cases for bilinear sampling: anywhere, on the border, just outside, images of one row."""

import math

import numpy as np


def samples():
    img = [[10.0, 20.0, 30.0], [50.0, 60.0, 90.0]]
    yield (
        {"img": img, "ys": [0.25, 0.5], "xs": [0.5, 1.75], "fill": 0.0},
        "The first point lies between 10, 20 above and 50, 60 below. Along the rows: 0.5 · 10 + "
        "0.5 · 20 = 15 and 0.5 · 50 + 0.5 · 60 = 55; between them 0.75 · 15 + 0.25 · 55 = 25. The "
        "second: 0.25 · 20 + 0.75 · 30 = 27.5 and 0.25 · 60 + 0.75 · 90 = 82.5, and halfway 55.",
        [25.0, 55.0],
    )
    yield (
        {"img": img, "ys": [1.0, 1.0, 0.5], "xs": [2.0, 0.3, 2.0], "fill": -1.0},
        "All three are on the border and inside. The first is the centre of the last pixel: 90. "
        "The second is on the last row: 0.7 · 50 + 0.3 · 60 = 53. The third is on the last column: "
        "0.5 · 30 + 0.5 · 90 = 60.",
        [90.0, 53.0, 60.0],
    )
    yield (
        {"img": img, "ys": [-0.1, 0.0, 0.9, 1.01], "xs": [1.0, 2.2, 0.0, 1.0], "fill": math.nan},
        "Only the third point is inside: 0.1 · 10 + 0.9 · 50 = 46. The others are a little above, "
        "right of and below the centres of the outermost pixels, and that is outside.",
        [math.nan, math.nan, 46.0, math.nan],
    )


def edges():
    one = {"img": [[3.0]], "fill": 7.0}
    yield {**one, "ys": [0.0, 0.0, -1e-9, 0.25], "xs": [0.0, 1e-9, 0.0, 0.25]}
    yield {**one, "ys": [], "xs": []}
    yield {
        "img": [[1e6, -1e6], [-1e6, 1e6]],
        "ys": [0.5, 1.0, 1e6, 0.0],
        "xs": [0.25, 1.0, 0.0, -1e6],
        "fill": math.inf,
    }
    wave = np.sin(np.arange(256 * 256.0) ** 1.4).reshape(256, 256)
    places = np.arange(1_000_000.0)
    ys, xs = 128.0 + 130.0 * np.sin(places * 0.7), 128.0 + 130.0 * np.cos(places * 0.3)
    yield {"img": np.asfortranarray(wave), "ys": ys, "xs": xs, "fill": math.nan}  # the largest
    yield {"img": wave[::5, ::-7], "ys": ys[:900:9] / 5, "xs": xs[:200:2] / 7, "fill": -5.0}


def scattered(rng):
    """Points all over an image that is not square, with values that are not smooth."""
    case = _case(rng, *(int(k) for k in rng.permutation(np.arange(4, 8))[:2]))
    h, w = case["img"].shape
    return {**case, "ys": rng.uniform(0, h - 1, 24), "xs": rng.uniform(0, w - 1, 24)}


def along_the_border(rng):
    """Points on the last row, the last column, the first ones, and on pixel centres."""
    case = _case(rng, int(rng.integers(3, 6)), int(rng.integers(6, 9)))
    h, w = case["img"].shape
    ys, xs = rng.uniform(0, h - 1, 16), rng.uniform(0, w - 1, 16)
    ys[:3], xs[3:6], ys[6:8], xs[8:10] = h - 1, w - 1, 0, 0
    ys[10], xs[10] = h - 1, w - 1
    ys[11:], xs[11:] = np.floor(ys[11:]), np.floor(xs[11:])
    return {**case, "ys": ys, "xs": xs}


def outside(rng):
    """Points less than a pixel outside on every side, and far away, beside some inside."""
    case = _case(rng, int(rng.integers(4, 7)), int(rng.integers(4, 7)))
    h, w = case["img"].shape
    ys, xs = rng.uniform(0, h - 1, 15), rng.uniform(0, w - 1, 15)
    step = rng.uniform(0.05, 0.95, 8)
    ys[:2], ys[2:4] = -step[:2], h - 1 + step[2:4]
    xs[4:6], xs[6:8] = -step[4:6], w - 1 + step[6:8]
    ys[8], xs[9] = -500.0, 500.0
    case["fill"] = float(rng.choice([math.nan, 33.0, -44.0]))
    return {**case, "ys": ys, "xs": xs}


def thin(rng):
    """Images of one row or one column: there is no second one to mix with."""
    length = int(rng.integers(5, 9))
    case = _case(rng, *((1, length) if rng.integers(2) else (length, 1)))
    h, w = case["img"].shape
    ys, xs = rng.uniform(0, h - 1, 12), rng.uniform(0, w - 1, 12)
    ys[0], xs[0] = h - 1, w - 1
    ys[1:3] += 0.5 * (h == 1)
    xs[1:3] -= 0.5 * (w == 1)
    return {**case, "ys": ys, "xs": xs}


def _case(rng, h, w):
    img = rng.uniform(1.0, 9.0, (h, w)) * rng.choice([-1.0, 1.0], (h, w))
    return {"img": img, "fill": float(rng.uniform(20.0, 40.0))}
