"""Properties of one answer: sums, signs, order, orthonormality, products."""

from collections.abc import Callable, Mapping
from functools import reduce
from itertools import pairwise
from typing import Any

import numpy as np

from judge.checkers.comparison import largest
from judge.checkers.difference import short
from judge.checkers.properties.parts import part
from problems.package import Property

Holds = Callable[[Property, Mapping[str, Any], Any], str | None]


def difference_sentence(got: np.ndarray, due: np.ndarray, share: float, subject: str) -> str | None:
    """How the furthest entry differs; None where all are within `share` of the largest one."""
    if got.shape != due.shape:
        return f"{subject} has shape {got.shape}; {due.shape} is due."
    error = np.asarray(np.abs(got - due))
    if error.size == 0 or bool((error <= share * max(largest(due), 1.0)).all()):
        return None
    worst = np.unravel_index(int(np.argmax(error)), error.shape) if error.ndim else ()
    at = f" at [{', '.join(str(int(i)) for i in worst)}]" if worst else ""
    return f"{subject}{at} is {short(got[worst])}; {short(due[worst])} is due."


def _one_part(look: Callable[[np.ndarray, Property], str | None]) -> Holds:
    """A property of the part `of`; `look` is given a finite or infinite numeric array."""

    def holds(one: Property, inputs: Mapping[str, Any], answer: Any) -> str | None:
        array = part(one.of, inputs, answer)
        if array is None:
            return f"There is no {one.of} that holds numbers."
        return look(array, one) if array.size else None

    return holds


def _rows_sum(array: np.ndarray, one: Property) -> str | None:
    return _sums(array.reshape(-1, array.shape[-1]) if array.ndim else array, one, "Row", 1)


def _columns_sum(array: np.ndarray, one: Property) -> str | None:
    return _sums(array.reshape(array.shape[0], -1) if array.ndim else array, one, "Column", 0)


def _sums(array: np.ndarray, one: Property, name: str, axis: int) -> str | None:
    due = 1.0 if one.value is None else one.value
    sums = np.atleast_1d(array.sum(axis=axis) if array.ndim == 2 else array)
    off = ~(np.abs(sums - due) <= one.tolerance * max(abs(due), 1.0))
    if not off.any():
        return None
    first = int(np.argmax(off))
    more = int(off.sum()) - 1
    others = f", and so do {more} more" if more > 1 else (", and so does 1 more" if more else "")
    return f"{name} {first} of {one.of} sums to {short(sums[first])}; {due:g} is due{others}."


def _nonnegative(array: np.ndarray, one: Property) -> str | None:
    if array.dtype.kind == "c" or not (array < 0).any():
        return None
    worst = np.unravel_index(int(np.argmin(array)), array.shape) if array.ndim else ()
    at = f"[{', '.join(str(int(i)) for i in worst)}]" if worst else ""
    return f"{one.of}{at} is {short(array[worst])}; no entry may be negative."


def _monotone(sign: int, words: str) -> Callable[[np.ndarray, Property], str | None]:
    def look(array: np.ndarray, one: Property) -> str | None:
        if array.ndim == 0 or array.dtype.kind == "c":
            return None
        steps = sign * np.diff(array, axis=-1)
        off = ~(steps >= -one.tolerance * max(largest(array), 1.0))
        off &= ~(array[..., 1:] == array[..., :-1])  # equal infinities differ by NaN
        if not off.any():
            return None
        worst = tuple(int(i) for i in np.unravel_index(int(np.argmax(off)), off.shape))
        after = (*worst[:-1], worst[-1] + 1)
        first, second = short(array[worst]), short(array[after])
        at = [f"{one.of}[{', '.join(map(str, index))}]" for index in (worst, after)]
        return f"{at[1]} is {second} after {at[0]} = {first}; the entries may never {words}."

    return look


def _orthonormal(name: str) -> Callable[[np.ndarray, Property], str | None]:
    def look(array: np.ndarray, one: Property) -> str | None:
        if array.ndim != 2:
            return f"{one.of} has {array.ndim} axes; a matrix is due."
        columns = array if name == "column" else array.T
        products = columns.conj().T @ columns
        error = np.abs(products - np.eye(len(products)))
        if bool((error <= one.tolerance).all()):
            return None
        lengths = np.diagonal(error)
        if not bool((lengths <= one.tolerance).all()):
            worst = int(np.argmax(lengths))
            length = short(float(np.sqrt(np.abs(products[worst, worst]))))
            return f"{name.capitalize()} {worst} of {one.of} has length {length}; 1 is due."
        first, second = (int(i) for i in np.unravel_index(int(np.argmax(error)), error.shape))
        product = short(products[first, second].real)
        return (
            f"{name.capitalize()}s {first} and {second} of {one.of} are not perpendicular: their "
            f"inner product is {product}; 0 is due."
        )

    return look


def _reconstructs(one: Property, inputs: Mapping[str, Any], answer: Any) -> str | None:
    due = part(one.equals or "", inputs, answer)
    if due is None:
        return f"There is no {one.equals} that holds numbers."
    found = []
    for text in one.factors:
        factor = part(text, inputs, answer)
        if factor is None:
            return f"There is no {text} that holds numbers."
        found.append(factor)
    words = " · ".join(one.factors)
    for left, right in pairwise(found):
        if left.ndim == 0 or right.ndim == 0 or left.shape[-1] != right.shape[0]:
            return f"{words} cannot be multiplied: {left.shape} meets {right.shape}."
    product = reduce(np.matmul, found)
    sentence = difference_sentence(product, due, one.tolerance, words)
    return f"{words} does not give {one.equals} back: {sentence}" if sentence else None


def _keeps_sum(one: Property, inputs: Mapping[str, Any], answer: Any) -> str | None:
    array, other = part(one.of, inputs, answer), part(one.equals or "", inputs, answer)
    if array is None or other is None:
        return f"There is no {one.of if array is None else one.equals} that holds numbers."
    got, due = array.sum(), other.sum()
    if abs(got - due) <= one.tolerance * max(float(np.abs(other).sum()), 1.0):
        return None
    return f"The entries of {one.of} add up to {short(got)}, those of {one.equals} to {short(due)}."


HOLDS: dict[str, Holds] = {
    "rows_sum_to": _one_part(_rows_sum),
    "columns_sum_to": _one_part(_columns_sum),
    "nonnegative": _one_part(_nonnegative),
    "increasing": _one_part(_monotone(1, "decrease")),
    "decreasing": _one_part(_monotone(-1, "increase")),
    "orthonormal_columns": _one_part(_orthonormal("column")),
    "orthonormal_rows": _one_part(_orthonormal("row")),
    "reconstructs": _reconstructs,
    "keeps_sum": _keeps_sum,
}
