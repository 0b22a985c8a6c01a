"""Which rows, columns, channels or other parts of an array are wrong, in words."""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

_MOST_NAMED = 3
_CORNER = 64


def describe_places(wrong: np.ndarray) -> str | None:
    """Name the part that `wrong` marks; None where it has no shape that a person would see.

    Args:
        wrong: bool array of shape (n, ...) with at least one True.

    Returns:
        such as `all of column 3`, `only the border`, `rows 0 and 2, not everywhere`.
    """
    if wrong.ndim < 1 or wrong.size < 4 or wrong.all():
        return None
    if max(wrong.shape) == wrong.size:
        return _along_one_axis(wrong.reshape(-1))
    return _whole_slices(wrong) or _border(wrong) or _triangle(wrong) or _some_slices(wrong)


def axis_name(shape: tuple[int, ...], axis: int) -> tuple[str, str]:
    """What an index along `axis` is called, and what follows its number: `column`, or
    `index` … ` of axis 2`."""
    if len(shape) == 2:
        return ("row", "column")[axis], ""
    if len(shape) == 3 and axis == 2 and shape[2] in {3, 4}:
        return "channel", ""
    return "index", f" of axis {axis}"


def _along_one_axis(wrong: np.ndarray) -> str | None:
    marked = np.flatnonzero(wrong)
    first, last, count = int(marked[0]), int(marked[-1]), len(marked)
    if count < 2:
        return None
    if last - first + 1 == count:
        if first == 0:
            return f"the first {count} elements"
        if last == wrong.size - 1:
            return f"the last {count} elements"
        return f"elements {first} to {last}"
    for parity, name in ((0, "even"), (1, "odd")):
        every_other = np.zeros(wrong.size, bool)
        every_other[parity::2] = True
        if np.array_equal(wrong, every_other):
            return f"every element with an {name} index"
    return None


def _marked(wrong: np.ndarray, axis: int, whole: bool) -> np.ndarray:
    """The indices along `axis` where something, or with `whole` everything, is wrong."""
    others = tuple(other for other in range(wrong.ndim) if other != axis)
    return np.flatnonzero(wrong.all(axis=others) if whole else wrong.any(axis=others))


def _whole_slices(wrong: np.ndarray) -> str | None:
    for axis in range(wrong.ndim - 1, -1, -1):
        if wrong.shape[axis] < 2:
            continue
        some, whole = _marked(wrong, axis, False), _marked(wrong, axis, True)
        if len(whole) == len(some) < wrong.shape[axis]:
            return f"all of {_listed(wrong, axis, whole)}"
    return None


def _some_slices(wrong: np.ndarray) -> str | None:
    """Only in a few indices of one axis, though not all of these."""
    best: tuple[int, int] | None = None
    for axis in range(wrong.ndim):
        count = len(_marked(wrong, axis, False))
        if count <= _MOST_NAMED and 2 * count <= wrong.shape[axis]:
            best = min(best or (count, axis), (count, axis))
    if best is None or int(wrong.sum()) < 2 * best[0]:
        return None
    return f"only in {_listed(wrong, best[1], _marked(wrong, best[1], False))}"


def _listed(wrong: np.ndarray, axis: int, indices: np.ndarray) -> str:
    name, suffix = axis_name(wrong.shape, axis)
    numbers = [int(i) for i in indices]
    if len(numbers) == 1:
        return f"{name} {numbers[0]}{suffix}"
    plural = "indices" if name == "index" else name + "s"
    if len(numbers) <= _MOST_NAMED:
        return f"{plural} {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}{suffix}"
    if numbers[-1] - numbers[0] + 1 == len(numbers):
        return f"{plural} {numbers[0]} to {numbers[-1]}{suffix}"
    if numbers == list(range(numbers[0], wrong.shape[axis], 2)) and numbers[0] < 2:
        return f"the {plural} with {'odd' if numbers[0] else 'even'} numbers{suffix}"
    return f"{len(numbers)} of {wrong.shape[axis]} {plural}{suffix}"


def _border(wrong: np.ndarray) -> str | None:
    """Only the outermost frame of the image axes, or everything but it."""
    has_channels = wrong.ndim == 3 and wrong.shape[2] in {3, 4}
    first, second = (0, 1) if has_channels else (wrong.ndim - 2, wrong.ndim - 1)
    if min(wrong.shape[first], wrong.shape[second]) < 3:
        return None
    inside = [slice(None)] * wrong.ndim
    inside[first] = inside[second] = slice(1, -1)
    inner = wrong[tuple(inside)]
    total, core = int(wrong.sum()), int(inner.sum())
    frame = wrong.size - inner.size
    if core == 0 and 4 * total >= frame:
        return "all of the border" if total == frame else "only at the border"
    return "everything but the border" if core == inner.size == total else None


def _triangle(wrong: np.ndarray) -> str | None:
    if wrong.ndim != 2 or min(wrong.shape) < 3:
        return None
    corner = wrong[:_CORNER, :_CORNER]
    return next(
        (
            name
            for name, holds in _TRIANGLES.items()
            if np.array_equal(corner, _mask(corner, holds))
            and np.array_equal(wrong, _mask(wrong, holds))
        ),
        None,
    )


def _mask(wrong: np.ndarray, holds: Callable[[Any, Any], Any]) -> np.ndarray:
    rows, columns = np.arange(wrong.shape[0]), np.arange(wrong.shape[1])
    return np.asarray(holds(rows[:, None], columns))


_TRIANGLES: dict[str, Callable[[Any, Any], Any]] = {
    "the diagonal": operator.eq,
    "everything but the diagonal": operator.ne,
    "everything above the diagonal": operator.lt,
    "everything below the diagonal": operator.gt,
    "the diagonal and everything above it": operator.le,
    "the diagonal and everything below it": operator.ge,
}
