"""Hold values against the bounds of `[constraints]`."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from problems.package import Constraint
from problems.values import InputError


def check_bounds(constraint: Constraint, argument: str, where: str, value: Any) -> None:
    """Check every number inside `value`, and texts where the constraint lists the allowed ones.

    Raises:
        InputError: one is outside; the message says which.
    """
    for place, leaf in leaves(where, value):
        array = np.asarray(leaf)
        wrong = ~_allowed(constraint, array)
        if wrong.any():
            index = tuple(int(i) for i in np.argwhere(wrong)[0])
            spot = f"{place}[{', '.join(map(str, index))}]" if index else place
            found = array[index].item()
            raise InputError(argument, f"{spot} is {found!r}; allowed is {constraint.text}.")


def extremes(value: Any) -> Iterator[float]:
    """The smallest and the largest number of each leaf of `value`."""
    for _, leaf in leaves("", value):
        array = np.asarray(leaf)
        if array.size and array.dtype.kind in "iuf":
            yield float(array.min())
            yield float(array.max())


def _allowed(constraint: Constraint, array: Any) -> Any:
    allowed = np.ones(array.shape, dtype=bool)
    if constraint.one_of is not None:
        # Compared one by one: isin would make texts of numbers in a mixed list.
        allowed &= np.logical_or.reduce([array == option for option in constraint.one_of])
    if array.dtype.kind not in "biufc":
        return allowed
    if constraint.finite:
        allowed &= np.isfinite(array)
    if constraint.magnitude is not None:
        allowed &= np.abs(array) <= constraint.magnitude
    if array.dtype.kind == "c":
        return allowed
    # Written so that NaN is outside every bound.
    if constraint.minimum is not None:
        low, is_open = constraint.minimum, constraint.minimum_open
        allowed &= array > low if is_open else array >= low
    if constraint.maximum is not None:
        high, is_open = constraint.maximum, constraint.maximum_open
        allowed &= array < high if is_open else array <= high
    return allowed


def leaves(where: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every number, text and array inside `value`, with its place."""
    match value:
        case np.ndarray() | bool() | int() | float() | complex() | str():
            yield where, value
        case list() | tuple():
            for index, item in enumerate(value):
                yield from leaves(f"{where}[{index}]", item)
        case set():
            for item in value:
                yield from leaves(where, item)
        case dict():
            for key, item in value.items():
                yield from leaves(f"{where}[{key!r}]", item)
