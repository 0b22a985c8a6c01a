"""The right values in other places: axes swapped, flipped, shifted, rows in another order."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations, permutations
from typing import Literal

import numpy as np

from judge.feedback.probe.claim import Claim, Sides
from judge.feedback.probe.pair import Pair

_MOST_AXES = 4
_MOST_SORTED = 1 << 16
_MOST_SUMMED = 32


def propose(pair: Pair) -> Iterator[Claim]:
    """Every rearrangement that fits the shapes, the plainest first."""
    ndim = pair.expected.ndim
    if ndim == 0 or pair.expected.size < 2:
        return
    if 2 <= ndim <= _MOST_AXES:
        yield from _axes(ndim)
    yield from _flips(pair.expected.shape)
    if ndim == 2:
        for turns, words in ((1, "anticlockwise"), (3, "clockwise")):
            yield Claim(
                "rotation",
                f"the expected one rotated by 90° {words}",
                partial(_rotated, turns),
            )
    if ndim >= 2:
        for of_answer, words in (
            (True, "filled in column by column instead of row by row"),
            (False, "read column by column instead of row by row"),
        ):
            yield Claim(
                "fill-order", f"made of the expected values, {words}", partial(_fortran, of_answer)
            )
    for axis in range(min(ndim, _MOST_AXES)):
        yield from _ends(ndim, axis)
        if pair.expected.shape[axis] > 2:
            yield from _shifts(ndim, axis)
    yield from _reordered(ndim)


def _axes(ndim: int) -> Iterator[Claim]:
    identity = tuple(range(ndim))
    for order in sorted(permutations(identity), key=lambda o: sum(map(int.__ne__, o, identity))):
        if order == identity:
            continue
        moved = [axis for axis in identity if order[axis] != axis]
        words = f"the expected one with its axes in the order {order}"
        if ndim == 2:
            words = "the expected one transposed"
        elif len(moved) == 2:
            words = f"the expected one with axes {moved[0]} and {moved[1]} swapped"
        yield Claim("transpose" if ndim == 2 else "axis-swap", words, partial(_transposed, order))


def _flips(shape: tuple[int, ...]) -> Iterator[Claim]:
    ndim = len(shape)
    axes = [axis for axis in range(min(ndim, _MOST_AXES)) if shape[axis] > 1]
    for count in range(1, min(len(axes), 2) + 1):
        for chosen in combinations(axes, count):
            yield Claim(*_flip_words(shape, chosen), partial(_flipped, chosen))


def _flip_words(shape: tuple[int, ...], axes: tuple[int, ...]) -> tuple[str, str]:
    ndim = len(shape)
    if ndim == 3 and axes == (2,) and shape[2] == 3:
        return "channel-order", (
            "the expected one with its channels in reverse order: RGB and BGR are exchanged"
        )
    if ndim == 1:
        return "flip", "the expected one in reverse order"
    if ndim == 2:
        words = {
            (0,): "turned upside down",
            (1,): "mirrored left to right",
            (0, 1): "rotated by 180°",
        }[axes]
        return "flip", f"the expected one {words}"
    along = " and ".join(map(str, axes))
    return "flip", f"the expected one reversed along axis {along}"


def _shifts(ndim: int, axis: int) -> Iterator[Claim]:
    by = "one" if ndim == 1 else ("one row" if axis == 0 else "one column")
    if ndim > 2:
        by = f"one along axis {axis}"
    for later, words in ((True, "late"), (False, "early")):
        yield Claim(
            "shift",
            f"the expected one shifted by {by}: each entry stands one place too {words}",
            partial(_shifted, axis, later),
        )


def _ends(ndim: int, axis: int) -> Iterator[Claim]:
    one = {1: "element", 2: ("row", "column")[axis] if ndim == 2 else ""}.get(ndim, "slice")
    suffix = f" along axis {axis}" if ndim > 2 else ""
    for first, words in ((True, "first"), (False, "last")):
        yield Claim(
            "missing-end",
            f"the expected one without its {words} {one}{suffix}",
            partial(_missing, axis, first),
        )
        yield Claim(
            "extra-end",
            f"the expected one with an additional {words} {one}{suffix}",
            partial(_additional, axis, first),
        )


def _reordered(ndim: int) -> Iterator[Claim]:
    if ndim == 2:
        for columns, name in ((False, "row"), (True, "column")):
            yield Claim(
                f"{name}-order",
                f"made of the expected {name}s in another order",
                partial(_by_rows, columns, False),
                search=partial(_by_rows, columns, True),
            )
    yield Claim("order", "made of the expected values in another order", _by_value)


def _transposed(order: tuple[int, ...], pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides:
    return got, due.transpose(order) if due.ndim == len(order) else due


def _flipped(axes: tuple[int, ...], pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    return (got, np.flip(due, axes)) if due.ndim > max(axes) else None


def _rotated(turns: int, pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    return (got, np.rot90(due, turns)) if due.ndim == 2 else None


def _fortran(of_answer: bool, pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    if got.shape != due.shape or got.size > _MOST_SORTED:
        return None
    orders: tuple[Literal["C", "F"], Literal["C", "F"]] = ("F", "C") if of_answer else ("C", "F")
    return got.reshape(-1, order=orders[0]), due.reshape(-1, order=orders[1])


def _along(axis: int, ndim: int, cut: slice) -> tuple[slice, ...]:
    return tuple(cut if other == axis else slice(None) for other in range(ndim))


def _shifted(axis: int, later: bool, pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    if got.shape != due.shape or due.ndim <= axis:
        return None
    if due.shape[axis] == 1:
        return got, due
    head, tail = _along(axis, due.ndim, slice(-1)), _along(axis, due.ndim, slice(1, None))
    return (got[tail], due[head]) if later else (got[head], due[tail])


def _missing(axis: int, first: bool, pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    if due.ndim <= axis or got.ndim != due.ndim or got.shape[axis] != due.shape[axis] - 1:
        return None
    cut = slice(1, None) if first else slice(-1)
    return got, due[_along(axis, due.ndim, cut)]


def _additional(
    axis: int, first: bool, pair: Pair, got: np.ndarray, due: np.ndarray
) -> Sides | None:
    if due.ndim <= axis or got.ndim != due.ndim or got.shape[axis] != due.shape[axis] + 1:
        return None
    cut = slice(1, None) if first else slice(-1)
    return got[_along(axis, got.ndim, cut)], due


def _by_rows(
    columns: bool, few: bool, pair: Pair, got: np.ndarray, due: np.ndarray
) -> Sides | None:
    """Rows sorted by a fixed random sum over some of their entries, the same for equal rows."""
    if got.shape != due.shape or got.ndim != 2 or got.dtype.kind == "c" or due.dtype.kind == "c":
        return None
    one, two = (got.T, due.T) if columns else (got, due)
    keys = _row_keys(one), _row_keys(two)
    first, second = np.argsort(keys[0]), np.argsort(keys[1])
    if not pair.agrees(keys[0][first], keys[1][second]):
        return None
    some = slice(None, None, max(1, len(first) // _MOST_SUMMED) if few else 1)
    return one[first[some]], two[second[some]]


def _row_keys(rows: np.ndarray) -> np.ndarray:
    some = rows[:, :: max(1, rows.shape[1] // _MOST_SUMMED)].astype(np.float64)
    # No matrix product: its threads would compete with the children for the processors.
    keys: np.ndarray = (some * np.random.default_rng(0).normal(size=some.shape[1])).sum(axis=1)
    return keys


def _by_value(pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    if got.shape != due.shape or got.size > _MOST_SORTED:
        return None
    if got.dtype.kind == "c" or due.dtype.kind == "c":
        return None
    return np.sort(got, axis=None), np.sort(due, axis=None)
