"""Relations along an axis: running sums, differences, and what is normalised."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from judge.feedback.probe.claim import Claim, Sides, axis_word
from judge.feedback.probe.pair import MOST_SAMPLED, Pair

_MOST_AXES = 4
_NEAR = 1e-6

Measure = Callable[[np.ndarray], np.ndarray]


def propose(pair: Pair) -> Iterator[Claim]:
    """Running sums and differences, then what is normalised over the wrong axis."""
    if not pair.has_one_shape or pair.expected.ndim == 0 or pair.expected.dtype.kind not in "iuf":
        return
    ndim = pair.expected.ndim
    for axis in range(min(ndim, _MOST_AXES)):
        if pair.expected.shape[axis] < 3:
            continue
        along = "" if ndim == 1 else f" along {_direction(ndim, axis)}"
        yield Claim(
            "cumulative",
            f"the running sum of the expected one{along}",
            partial(_running_sum, axis, False),
        )
        yield Claim(
            "differences",
            f"made of the differences of the expected one{along}: it is not summed up",
            partial(_running_sum, axis, True),
        )
    for name, measure, due, words in _MEASURES:
        yield from _other_axis(pair, name, measure, due, words)


def _direction(ndim: int, axis: int) -> str:
    """What runs along an axis: along the first axis of a matrix run its columns."""
    return f"the {axis_word(2, 1 - axis)}" if ndim == 2 else f"axis {axis}"


def _running_sum(
    axis: int, of_answer: bool, pair: Pair, got: np.ndarray, due: np.ndarray
) -> Sides | None:
    if got.shape != due.shape or due.ndim <= axis:
        return None
    one, two = _lines(got, axis), _lines(due, axis)
    return (np.cumsum(one, axis=1), two) if of_answer else (one, np.cumsum(two, axis=1))


def _lines(array: np.ndarray, axis: int) -> np.ndarray:
    """A few lines along an axis, each from its beginning, as rows."""
    moved = np.moveaxis(array, axis, -1)
    length = min(moved.shape[-1], MOST_SAMPLED)
    moved = moved[..., :length]
    count = max(1, MOST_SAMPLED // max(length, 1))
    while moved.ndim > 2:  # the first lines of the first slices are as good as any
        moved = (
            moved[: max(1, count)].reshape(-1, *moved.shape[2:]) if moved.ndim == 3 else moved[0]
        )
    return moved.reshape(-1, length)[:count].astype(np.float64)


_MEASURES: tuple[tuple[str, Measure, float, str], ...] = (
    ("sum", lambda lines: lines.sum(axis=1), 1.0, "sums to 1"),
    ("norm", lambda lines: np.sqrt(np.square(lines).sum(axis=1)), 1.0, "has length 1"),
    ("deviation", lambda lines: lines.std(axis=1), 1.0, "has standard deviation 1"),
    ("mean", lambda lines: lines.mean(axis=1), 0.0, "has mean 0"),
)


def _other_axis(pair: Pair, name: str, measure: Measure, due: float, words: str) -> Iterator[Claim]:
    """Say so where a measure is met along one axis, and along another one in what is due."""
    axes = range(min(pair.expected.ndim, _MOST_AXES))
    if len(axes) < 2:
        return
    meets_due = [axis for axis in axes if _is_met(measure, pair.expected, axis, due)]
    meets_got = [axis for axis in axes if _is_met(measure, pair.answer, axis, due)]
    for right in meets_due:
        for wrong in meets_got:
            if right in meets_got or wrong in meets_due:
                continue
            names = [_line_word(pair.expected.ndim, axis) for axis in (wrong, right)]
            yield Claim(
                "other-axis",
                f"normalised over the other axis: each {names[0]} {words}, in the expected one "
                f"each {names[1]}",
                partial(_profile, measure, due, wrong, right),
            )


def _line_word(ndim: int, axis: int) -> str:
    """What a line along an axis is: along the first axis of a matrix runs a column."""
    return axis_word(2, 1 - axis, many=False) if ndim == 2 else f"line along axis {axis}"


def _profile(
    measure: Measure,
    value: float,
    wrong: int,
    right: int,
    pair: Pair,
    got: np.ndarray,
    due: np.ndarray,
) -> Sides | None:
    """True where both have the measure, each along its own axis."""
    if got.shape != due.shape or due.ndim <= max(wrong, right):
        return None
    one, two = measure(_lines(got, wrong)), measure(_lines(due, right))
    return np.concatenate([one, two]), np.full(len(one) + len(two), value)


def _is_met(measure: Measure, array: np.ndarray, axis: int, due: float) -> bool:
    if array.shape[axis] < 2 or array.shape[axis] > MOST_SAMPLED or array.size == 0:
        return False
    return bool((np.abs(measure(_lines(array, axis)) - due) <= _NEAR).all())
