"""Hold values against the bounds of `[constraints]`."""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from problems.package import Constraint
from problems.values import InputError

_SIGNS: Mapping[str, Callable[[Any, float], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def check_bounds(
    constraint: Constraint, argument: str, where: str, value: Any, others: Mapping[str, float]
) -> None:
    """Check every number inside `value`, and texts where the constraint lists the allowed ones.

    Args:
        others: the numbers that a bound may name; one that is not there bounds nothing.

    Raises:
        InputError: one is outside; the message says which.
    """
    for place, leaf in leaves(where, value):
        array = np.asarray(leaf)
        wrong = ~(_allowed(constraint, array) & _related(constraint, array, others))
        if wrong.any():
            index = tuple(int(i) for i in np.argwhere(wrong)[0])
            spot = f"{place}[{', '.join(map(str, index))}]" if index else place
            found = array[index].item()
            known = [r.other for r in constraint.relations if r.other in others]
            values = ", ".join(f"{name} is {others[name]:g}" for name in dict.fromkeys(known))
            here = f" ({values})" if values else ""
            raise InputError(argument, f"{spot} is {found!r}; allowed is {constraint.text}{here}.")


def _related(constraint: Constraint, array: Any, others: Mapping[str, float]) -> Any:
    """Where the numbers keep to the bounds that other names set."""
    allowed = np.ones(array.shape, dtype=bool)
    if array.dtype.kind in "biuf":
        for relation in constraint.relations:
            if relation.other in others:
                allowed &= _SIGNS[relation.sign](array, others[relation.other])
    return allowed


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
    if constraint.not_nan:
        allowed &= ~np.isnan(array)
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
