"""Whether the values of an answer of the right form are the expected ones.

Tolerances depend on the dtype of the expected value: exact for integers, booleans and text. The
defaults were chosen by measuring correct solutions: in float64 these use under 1e-5 of the
allowance, in float32 they stay within 11 units in the last place of the largest entry.
"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from judge.checkers import difference
from judge.checkers.comparison import compare
from judge.checkers.mismatch import Mismatch
from judge.checkers.places import describe_places
from judge.report import Diff, Reason
from problems.package import Tolerance

_DEFAULTS = {
    "float64": Tolerance(1e-7, 1e-9, 0.0),
    "complex128": Tolerance(1e-7, 1e-9, 0.0),
    "float32": Tolerance(1e-4, 1e-6, 64 * 2.0**-23),
    "complex64": Tolerance(1e-4, 1e-6, 64 * 2.0**-23),
    "float16": Tolerance(1e-2, 1e-3, 16 * 2.0**-10),
}


def tolerance_for(dtype: str) -> Tolerance:
    """The default for expected values of this dtype; zero for exact kinds."""
    return _DEFAULTS.get(dtype, Tolerance())


def check(answer: Any, expected: Any, tolerance: Tolerance | None = None) -> Mismatch | None:
    """The first leaf whose values differ; None when all agree.

    NaN and infinities where none belong are found first, in every leaf.
    """
    wrong_leaf: Mismatch | None = None
    for one, other, path in leaves(answer, expected):
        pair = as_inexact(one, other)
        if pair is None:
            found = None if wrong_leaf else _check_exact(one, other, path)
        else:
            found = _check_inexact(*pair, allowed_for(other, tolerance), path)
        if found is not None and found.reason is Reason.NAN:
            return found
        wrong_leaf = wrong_leaf or found
    return wrong_leaf


def check_finite(answer: Any, expected: Any) -> Mismatch | None:
    """The first leaf with NaN or infinity where the expected one has none at all."""
    for one, other, path in leaves(answer, expected):
        pair = as_inexact(one, other)
        if pair is not None and np.isfinite(pair[1]).all():
            odd = np.asarray(~np.isfinite(pair[0]))
            if odd.any():
                return _not_finite(pair[0], odd, path)
    return None


def allowed_for(expected: Any, tolerance: Tolerance | None) -> Tolerance:
    """The tolerance of one leaf: the problem's own, else the default of its dtype."""
    if tolerance is not None:
        return tolerance
    dtype = np.asarray(expected).dtype
    return tolerance_for(dtype.name if dtype.kind in "fc" else "float64")


def exceeds_tolerance(actual: np.ndarray, expected: np.ndarray, tolerance: Tolerance) -> np.ndarray:
    """Mark the elements of `actual` that are further from `expected` than allowed.

    Args:
        actual, expected: inexact arrays of one shape (n, ...); shapes were compared before,
            so nothing here broadcasts. Where `expected` is NaN, NaN is due.
        tolerance: rtol (dimensionless), atol (unit of `expected`), atol_scale (share of the
            largest finite |expected|).

    Returns:
        bool array of the same shape. Infinities agree only with the same sign.

    Source: the asymmetric rule of numpy.isclose, `expected` being the reference, plus a term
    for cancellation in low precision.
    """
    found = compare(actual, expected, tolerance)
    return np.zeros(expected.shape, bool) if found is None else found.wrong


def leaves(answer: Any, expected: Any, path: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Both sides of each part that is no list, tuple or dict, and the path to it.

    Parts that only one side has are left out: the form of an answer is compared before.
    """
    if isinstance(expected, list | tuple):
        if isinstance(answer, list | tuple):
            for index, (one, other) in enumerate(zip(answer, expected, strict=False)):
                yield from leaves(one, other, f"{path}[{index}]")
    elif isinstance(expected, dict):
        if isinstance(answer, dict):
            for key, other in expected.items():
                if key in answer:
                    yield from leaves(answer[key], other, f"{path}[{key!r}]")
    else:
        yield answer, expected, path


def as_inexact(answer: Any, expected: Any) -> tuple[np.ndarray, np.ndarray] | None:
    """Both as arrays of one shape that compare within a tolerance; None where exactly."""
    due = np.asarray(expected)
    if due.dtype.kind not in "fc" and not _is_whole_float(answer, due):
        return None
    got = np.asarray(answer)
    if got.dtype.kind not in "biufc":  # an integer beyond every machine integer
        got = np.full(due.shape, _as_float(answer))
    return got, due


def _is_whole_float(answer: Any, due: np.ndarray) -> bool:
    """Whether a float answers a reference that returned an integer where floats are declared."""
    return isinstance(answer, float) and due.dtype.kind in "iu"


def _as_float(number: Any) -> float:
    try:
        return float(number)
    except (OverflowError, TypeError, ValueError):
        return math.inf


def _check_inexact(
    got: np.ndarray, due: np.ndarray, tolerance: Tolerance, path: str
) -> Mismatch | None:
    found = compare(got, due, tolerance)
    if found is None:
        return None
    if found.is_odd:
        odd = np.asarray(~np.isfinite(got) & np.isfinite(due))
        if odd.any():
            return _not_finite(got, odd, path)
    diff = difference.measure(found, due, tolerance)
    sentence = difference.sentence(got, due, diff, path)
    power = difference.exponent(diff.max_rel)
    return Mismatch(Reason.VALUE, sentence, diff, power, path=path)


def _not_finite(got: np.ndarray, odd: np.ndarray, path: str) -> Mismatch:
    position = np.unravel_index(int(np.argmax(odd)), odd.shape) if odd.ndim else ()
    first = tuple(int(i) for i in position)
    value = "NaN" if np.isnan(got[first]) else "infinite"
    where = f"result{path}{list(first)}" if first else (f"result{path}" if path else "The result")
    count = int(odd.sum())
    more = f" ({count} of {got.size} elements)" if got.size > 1 else ""
    if 1 < count == got.size:
        more = f" (all {count} elements)"
    places = describe_places(odd)
    return Mismatch(
        Reason.NAN,
        f"{where} is {value} where a number is due{more}."
        f"{f' Wrong: {places}.' if places else ''} "
        "Look for a division by zero, a log of zero or an overflow.",
        Diff(count, got.size, math.inf, math.inf, first or None, where=places),
        path=path,
    )


def _check_exact(answer: Any, expected: Any, path: str) -> Mismatch | None:
    due = np.asarray(expected)
    if due.ndim == 0 or due.dtype.kind not in "biu":
        if answer == expected:
            return None
        where = f"result{path}" if path else "The result"
        message = f"{where} is {difference.short(answer)}; {difference.short(expected)} is due."
        return Mismatch(Reason.VALUE, message, path=path)
    found = compare(answer, due, None)
    if found is None:
        return None
    diff = difference.measure(found, due, None)
    return Mismatch(Reason.VALUE, difference.sentence(answer, due, diff, path), diff, path=path)
