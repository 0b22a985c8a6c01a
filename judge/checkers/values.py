"""Whether the values of an answer of the right form are the expected ones.

Tolerances depend on the dtype of the expected value: exact for integers, booleans and text. The
defaults were chosen by measuring correct solutions: in float64 these use under 1e-5 of the
allowance, in float32 they stay within 11 units in the last place of the largest entry.
"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from judge.checkers.mismatch import Mismatch
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
    leaves = list(_leaves(answer, expected, ""))
    for rung in (_check_finite, _check_leaf):
        for one, other, path in leaves:
            found = rung(one, other, path, tolerance)
            if found is not None:
                return found
    return None


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
    finite = np.isfinite(actual) & np.isfinite(expected)
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    both_nan = np.isnan(actual) & np.isnan(expected)
    wrong = np.asarray((actual != expected) & ~both_nan)  # 0-d comparisons give scalars
    # inf - inf is NaN and rtol * inf allows everything: only finite pairs are measured.
    error = np.abs(actual[finite] - expected[finite])
    allowed = tolerance.atol + tolerance.atol_scale * scale
    wrong[finite] = ~(error <= allowed + tolerance.rtol * np.abs(expected[finite]))
    return wrong


def _leaves(answer: Any, expected: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    if isinstance(expected, list | tuple):
        for index, (one, other) in enumerate(zip(answer, expected, strict=True)):
            yield from _leaves(one, other, f"{path}[{index}]")
    elif isinstance(expected, dict):
        for key, other in expected.items():
            yield from _leaves(answer[key], other, f"{path}[{key!r}]")
    else:
        yield answer, expected, path


def _as_inexact(answer: Any, expected: Any) -> tuple[np.ndarray, np.ndarray] | None:
    """Both as inexact arrays of one shape, or None where values compare exactly."""
    due = np.asarray(expected)
    if due.dtype.kind not in "fc" and not _is_whole_float(answer, due):
        return None
    wide = np.complex128 if due.dtype.kind == "c" else np.float64
    try:
        got = np.asarray(answer).astype(wide)
    except (OverflowError, TypeError):  # an integer beyond every float
        got = np.full(due.shape, np.inf, wide)
    return got, due.astype(wide)


def _is_whole_float(answer: Any, due: np.ndarray) -> bool:
    """Whether a float answers a reference that returned an integer where floats are declared."""
    return isinstance(answer, float) and due.dtype.kind in "iu"


def _check_finite(
    answer: Any, expected: Any, path: str, tolerance: Tolerance | None
) -> Mismatch | None:
    pair = _as_inexact(answer, expected)
    if pair is None:
        return None
    got, due = pair
    odd = ~np.isfinite(got) & np.isfinite(due)
    if not odd.any():
        return None
    first = tuple(int(i) for i in np.argwhere(odd)[0])
    value = "NaN" if np.isnan(got[first]) else "infinite"
    where = f"result{path}{list(first)}" if first else (f"result{path}" if path else "The result")
    count = int(odd.sum())
    more = f" ({count} of {got.size} elements)" if got.size > 1 else ""
    return Mismatch(
        Reason.NAN,
        f"{where} is {value} where a number is due{more}. "
        "Look for a division by zero, a log of zero or an overflow.",
        Diff(count, got.size, math.inf, math.inf, first or None),
    )


def _check_leaf(
    answer: Any, expected: Any, path: str, tolerance: Tolerance | None
) -> Mismatch | None:
    pair = _as_inexact(answer, expected)
    if pair is None:
        return _check_exact(answer, expected, path)
    got, due = pair
    dtype = np.asarray(expected).dtype
    allowed = tolerance or tolerance_for(dtype.name if dtype.kind in "fc" else "float64")
    wrong = exceeds_tolerance(got, due, allowed)
    if not wrong.any():
        return None
    diff = _diff(got, due, wrong)
    return Mismatch(Reason.VALUE, _sentence(got, due, diff, path), diff, _exponent(diff.max_rel))


def _check_exact(answer: Any, expected: Any, path: str) -> Mismatch | None:
    due = np.asarray(expected)
    if due.ndim == 0 or due.dtype.kind not in "biu":
        if answer == expected:
            return None
        where = f"result{path}" if path else "The result"
        return Mismatch(Reason.VALUE, f"{where} is {_short(answer)}; {_short(expected)} is due.")
    wrong = answer != due
    if not wrong.any():
        return None
    # Unsigned differences would wrap around: -1 as uint8 is 255.
    diff = _diff(answer.astype(np.float64), due.astype(np.float64), wrong)
    return Mismatch(Reason.VALUE, _sentence(answer, due, diff, path), diff)


def _diff(got: np.ndarray, due: np.ndarray, wrong: np.ndarray) -> Diff:
    error = np.where(wrong, np.abs(got - due), 0.0)
    error = np.where(np.isnan(error), np.inf, error)
    size = np.abs(due)
    relative = np.where(size > 0, error / np.where(size > 0, size, 1.0), np.inf)
    relative = np.where(np.isnan(relative), np.inf, relative)  # inf where -inf is due
    relative = np.where(error > 0, relative, 0.0)
    worst = np.unravel_index(int(np.argmax(error)), error.shape) if error.ndim else ()
    return Diff(
        wrong=int(wrong.sum()),
        size=int(wrong.size),
        max_abs=float(error.max()),
        max_rel=float(relative.max()),
        worst_index=tuple(int(i) for i in worst) or None,
    )


def _sentence(got: np.ndarray, due: np.ndarray, diff: Diff, path: str) -> str:
    if diff.worst_index is None:
        where = f"result{path}" if path else "The result"
        one, other = _told_apart(got.item(), due.item())
        return f"{where} is {one}; {other} is due."
    at = f"result{path}[{', '.join(map(str, diff.worst_index))}]"
    one, other = _told_apart(got[diff.worst_index].item(), due[diff.worst_index].item())
    if diff.size == 1:
        return f"{at} is {one}; {other} is due."
    if diff.wrong == 1:
        return f"1 of {diff.size} elements is off: {at} is {one} where {other} is due."
    are_off = f"{diff.wrong} of {diff.size} elements are"
    if diff.wrong == diff.size:
        are_off = f"All {diff.size} elements are"
    return f"{are_off} off; the furthest is {at}: {one} where {other} is due."


def _exponent(relative: float) -> int | None:
    if not math.isfinite(relative) or relative <= 0:
        return None
    return math.floor(math.log10(relative))


def _told_apart(one: Any, other: Any) -> tuple[str, str]:
    """Both in few digits, or in all where few would make them look the same."""
    short = _short(one), _short(other)
    return short if short[0] != short[1] else (repr(one), repr(other))


def _short(value: Any) -> str:
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        value = value.item()
    text = f"{value:.9g}" if isinstance(value, float) else repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
