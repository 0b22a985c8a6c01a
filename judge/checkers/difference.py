"""How an array differs from the expected one, in numbers and in a sentence."""

import math
from typing import Any

import numpy as np

from judge.checkers.comparison import Comparison, largest
from judge.checkers.places import describe_places
from judge.report import Diff
from problems.package import Tolerance

_NEAR = 1e-2  # errors below this share of the largest expected value are called small
_MOST_DECIMALS = 8
_SAMPLE = 4096
# Relative errors that a few roundings to this precision leave behind.
_PRECISIONS = {"float32": (2.0**-27, 2.0**-19), "float16": (2.0**-13, 2.0**-7)}


def measure(found: Comparison, due: np.ndarray, tolerance: Tolerance | None) -> Diff:
    """The numbers of a difference; `tolerance` is None where values compare exactly."""
    return Diff(
        wrong=found.count,
        size=int(due.size),
        max_abs=found.max_abs,
        max_rel=found.max_rel,
        worst_index=found.worst or None,
        allowed=None if tolerance is None else _allowed(due, found.worst, tolerance),
        where=describe_places(found.wrong),
    )


def sentence(got: np.ndarray, due: np.ndarray, diff: Diff, path: str) -> str:
    """What is off, how far, where; and what a small error looks like."""
    return _what(got, due, diff, path) + _where(diff) + _near_miss(got, due, diff)


def exponent(relative: float) -> int | None:
    """The power of ten of an error; None where it has none."""
    if not math.isfinite(relative) or relative <= 0:
        return None
    return math.floor(math.log10(relative))


def short(value: Any) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        value = value.item()
    text = f"{value:.9g}" if isinstance(value, float) else repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def _allowed(due: np.ndarray, worst: tuple[int, ...], tolerance: Tolerance) -> float:
    scale = largest(due) if tolerance.atol_scale > 0 else 0.0
    here = float(np.abs(due[worst]))
    relative = tolerance.rtol * here if math.isfinite(here) else 0.0
    return tolerance.atol + tolerance.atol_scale * scale + relative


def _what(got: np.ndarray, due: np.ndarray, diff: Diff, path: str) -> str:
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
        are_off = "Both elements are" if diff.size == 2 else f"All {diff.size} elements are"
    return f"{are_off} off; the furthest is {at}: {one} where {other} is due."


def _where(diff: Diff) -> str:
    return f" Wrong: {diff.where}." if diff.where else ""


def _near_miss(got: np.ndarray, due: np.ndarray, diff: Diff) -> str:
    """Beside a small error: what is allowed, and what such numbers usually come from."""
    scale = largest(due)
    if diff.allowed is None or not 0 < diff.max_abs <= _NEAR * scale:
        return ""
    looks = _looks_like(got.reshape(-1)[:_SAMPLE], due.reshape(-1)[:_SAMPLE], diff.max_abs / scale)
    return f" The largest error is {diff.max_abs:.1e}, allowed is {diff.allowed:.1e}{looks}."


def _looks_like(got: np.ndarray, due: np.ndarray, relative: float) -> str:
    for decimals in range(_MOST_DECIMALS, -1, -1):
        if np.array_equal(got, np.round(due, decimals)):
            return f": it looks rounded to {_decimals(decimals)}"
    for narrow, (least, most) in _PRECISIONS.items():
        is_narrow = np.array_equal(got, got.astype(_width(got.dtype, narrow)))
        if relative < most and is_narrow:
            return f": it looks like {narrow} arithmetic"
        if least < relative < most:
            return f": as {narrow} arithmetic leaves, or a small number added to a divisor"
    return ""


def _decimals(count: int) -> str:
    if count == 0:
        return "whole numbers"
    return "1 decimal" if count == 1 else f"{count} decimals"


def _width(dtype: np.dtype, narrow: str) -> str:
    return "complex64" if dtype.kind == "c" else narrow


def _told_apart(one: Any, other: Any) -> tuple[str, str]:
    """Both in few digits, or in all where few would make them look the same."""
    shown = short(one), short(other)
    return shown if shown[0] != shown[1] else (repr(one), repr(other))
