"""Cases for IoU and GIoU: overlaps of all kinds, boxes apart on both axes, boxes of area 0."""

import numpy as np


def samples():
    yield (
        {"A": [[0.0, 0.0, 2.0, 2.0]], "B": [[1.0, 1.0, 3.0, 3.0], [0.0, 0.0, 2.0, 1.0]]},
        "With the first box of B the intersection is 1 · 1 = 1, the union 4 + 4 − 1 = 7 and the "
        "hull 3 · 3 = 9: IoU 1/7 ≈ 0.143 and GIoU 1/7 − 2/9 ≈ −0.079. The second box lies inside: "
        "the intersection is 2, union and hull are 4, so both values are 0.5.",
        ([[1 / 7, 0.5]], [[1 / 7 - 2 / 9, 0.5]]),
    )
    yield (
        {"A": [[0.0, 0.0, 1.0, 1.0], [5.0, 0.0, 6.0, 2.0]], "B": [[2.0, 3.0, 4.0, 4.0]]},
        "Neither box overlaps the one of B: both IoU are 0. The first is apart on both axes; union "
        "1 + 2 = 3, hull 4 · 4 = 16, GIoU −13/16. The second: union 2 + 2 = 4, hull from x = 2 to "
        "6 and y = 0 to 4, again 16, GIoU −12/16.",
        ([[0.0], [0.0]], [[-13 / 16], [-12 / 16]]),
    )
    yield (
        {"A": [[1.0, 1.0, 1.0, 1.0]], "B": [[1.0, 1.0, 1.0, 1.0], [4.0, 3.0, 4.0, 3.0]]},
        "Points. The first is the same point: union and hull are 0, and both values are 0. With "
        "the second the union is 0 and the hull 3 · 2 = 6: IoU 0, GIoU −(6 − 0)/6 = −1.",
        ([[0.0, 0.0]], [[0.0, -1.0]]),
    )


def edges():
    none, two = np.zeros((0, 4)), [[0.0, 0.0, 1.0, 2.0], [3.0, 1.0, 4.0, 1.0]]
    yield {"A": none, "B": two}
    yield {"A": two, "B": none}
    yield {"A": none, "B": none}
    yield {"A": [[-1e4, -1e4, 1e4, 1e4]], "B": [[-1e4, -1e4, 1e4, 1e4], [0.0, 0.0, 1e-3, 1e-3]]}
    yield {"A": [[0.0, 0.0, 2.0, 2.0]], "B": [[2.0, 0.0, 4.0, 2.0], [2.0, 2.0, 3.0, 3.0]]}  # touch
    places = 500.0 * (1.0 + np.sin(np.arange(8000.0) ** 1.3).reshape(2000, 4))
    many = np.concatenate([places[:, :2], places[:, :2] + places[:, 2:] / 5 + 1.0], axis=1)
    yield {"A": np.asfortranarray(many), "B": many[::-1] + 7.0}  # the largest sizes
    yield {"A": many[:1000] - 3.0, "B": many[1000:]}
    yield {"A": many[:24:3], "B": many[10:0:-2]}  # views


def overlapping(rng):
    """Boxes around one place: partial overlaps from every side, never square."""
    n, m = (int(k) for k in rng.permutation(np.arange(4, 8))[:2])
    return {"A": _boxes(rng, n, 4.0), "B": _boxes(rng, m, 4.0)}


def apart(rng):
    """Pairs apart on both axes at once, on one axis, and touching: two negative sides."""
    n = int(rng.integers(3, 6))
    a, b = _boxes(rng, n, 2.0), _boxes(rng, n + 1, 2.0)
    shift = rng.uniform(8.0, 20.0, (n + 1, 2)) * rng.choice([-1.0, 1.0], (n + 1, 2))
    shift[0, int(rng.integers(2))] = 0.0
    return {"A": a, "B": b + np.tile(shift, 2)}


def degenerate(rng):
    """Points, lines and copies of them among boxes: unions and hulls of area 0."""
    a, b = _boxes(rng, 5, 3.0), _boxes(rng, 4, 3.0)
    a[0, 2:] = a[0, :2]  # a point
    a[1, 2] = a[1, 0]  # a vertical line
    b[0], b[1] = a[0], a[1]
    b[1, 3] += rng.uniform(1.0, 2.0)
    b[2, 3] = b[2, 1]  # a horizontal line
    return {"A": rng.permutation(a), "B": rng.permutation(b)}


def normalised(rng):
    """Boxes as shares of the image's sides, with areas of a hundredth: no divisor is near 1."""
    a, b = 0.4 + 0.05 * _boxes(rng, 5, 1.0), 0.4 + 0.05 * _boxes(rng, 4, 1.0)
    return {"A": a, "B": b}


def nested(rng):
    """Boxes inside boxes: hull and union are the larger one, and GIoU equals IoU."""
    outer = _boxes(rng, 4, 3.0)
    outer[:, 2:] += 4.0
    inner = outer[:3].copy()
    inner[:, :2] += rng.uniform(0.3, 1.5, (3, 2))
    inner[:, 2:] -= rng.uniform(0.3, 1.5, (3, 2))
    return {"A": np.asfortranarray(outer), "B": inner}


def _boxes(rng, n, spread):
    """Random boxes around a common place; negative coordinates occur."""
    corner = rng.uniform(-spread, spread, (n, 2))
    return np.concatenate([corner, corner + rng.uniform(1.0, 2.0 * spread, (n, 2))], axis=1)
