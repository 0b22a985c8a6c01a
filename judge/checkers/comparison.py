"""The one pass over two arrays of one shape: which elements are wrong, and how far off.

It works block by block, so that what it needs stays in the processor's cache: a wrong answer of
a million elements costs little more than `np.allclose` of it, which only says yes or no.
"""

import math
from dataclasses import dataclass

import numpy as np

from problems.package import Tolerance

_BLOCK = 1 << 15
_FLOAT, _COMPLEX = np.dtype(np.float64), np.dtype(np.complex128)


@dataclass(frozen=True)
class Comparison:
    """Where two arrays differ.

    Attributes:
        wrong: bool array of their shape, at least one True.
        count: how many are.
        worst: index of the furthest element; () for 0-d arrays.
        max_abs, max_rel: largest errors of the wrong elements, infinite where one is undefined.
        is_odd: whether some error is not finite.
    """

    wrong: np.ndarray
    count: int
    worst: tuple[int, ...]
    max_abs: float
    max_rel: float
    is_odd: bool


def compare(got: np.ndarray, due: np.ndarray, tolerance: Tolerance | None) -> Comparison | None:
    """Find the elements of `got` that are further from `due` than allowed; None when none is.

    Args:
        got, due: numeric arrays of one shape (n, ...). Where `due` is NaN, NaN is due;
            infinities agree only with the same sign.
        tolerance: None compares exactly.
    """
    flat_got, flat_due = got.reshape(-1), due.reshape(-1)
    wide = _COMPLEX if "c" in {got.dtype.kind, due.dtype.kind} else _FLOAT
    fixed = 0.0
    if tolerance is not None:
        fixed = tolerance.atol
        if tolerance.atol_scale > 0:
            fixed += tolerance.atol_scale * largest(due)
    wrong = np.zeros(flat_due.shape, bool)
    found = _Furthest()
    for begin in range(0, flat_due.size, _BLOCK):
        one, other = flat_got[begin : begin + _BLOCK], flat_due[begin : begin + _BLOCK]
        if tolerance is None:
            marked = np.asarray(one != other)
            if not marked.any():
                continue
            one, other = one.astype(wide), other.astype(wide)
            error, size = np.abs(one - other), np.abs(other)
        else:
            one, other = one.astype(wide, copy=False), other.astype(wide, copy=False)
            error, size = np.abs(one - other), np.abs(other)
            allowed = fixed + tolerance.rtol * size
            if error.max() < math.inf and (error <= allowed).all():  # finite, and near enough
                continue
            marked = _beyond(one, other, error, allowed)
            if not marked.any():
                continue
        wrong[begin : begin + _BLOCK] = marked
        found.add(begin, marked, error, size)
    if found.count == 0:
        return None
    worst = np.unravel_index(found.worst, due.shape) if due.ndim else ()
    return Comparison(
        wrong=wrong.reshape(due.shape),
        count=found.count,
        worst=tuple(int(i) for i in worst),
        max_abs=found.max_abs,
        max_rel=found.max_rel,
        is_odd=not math.isfinite(found.max_abs),
    )


def largest(array: np.ndarray) -> float:
    """The largest finite magnitude in a numeric array; 0 where there is none."""
    if array.size == 0:
        return 0.0
    if array.dtype.kind != "c":
        bound = max(float(array.max()), -float(array.min()), 0.0)
        if math.isfinite(bound):
            return bound
    return float(np.abs(array[np.isfinite(array)]).max(initial=0.0))


def _beyond(got: np.ndarray, due: np.ndarray, error: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    marked = ~(error <= allowed)
    # inf - inf is NaN and rtol * inf allows everything: only finite pairs are measured.
    usual = np.isfinite(error)
    if not usual.all():
        both_nan = np.isnan(got) & np.isnan(due)
        marked = np.where(usual, marked, (got != due) & ~both_nan)
    return marked


@dataclass
class _Furthest:
    """The furthest element so far; the first one of equals."""

    count: int = 0
    worst: int = 0
    max_abs: float = -1.0
    max_rel: float = 0.0

    def add(self, begin: int, marked: np.ndarray, error: np.ndarray, size: np.ndarray) -> None:
        count = int(np.count_nonzero(marked))
        self.count += count
        if count < marked.size:
            error = np.where(marked, error, -1.0)
        position = int(np.argmax(error))  # a NaN counts as the maximum
        furthest = float(error[position])
        furthest = math.inf if math.isnan(furthest) else furthest
        if furthest > self.max_abs:
            self.max_abs, self.worst = furthest, begin + position
        with np.errstate(all="ignore"):
            share = float((error / size).max())
        # 0 / 0 stands where an element is right, or where an infinite error is measured anyway.
        if math.isnan(share):
            usable = (size > 0) & np.isfinite(size) & marked
            share = float((error[usable] / size[usable]).max(initial=0.0))
            if (marked & ~usable).any():
                share = math.inf
        self.max_rel = max(self.max_rel, math.inf if math.isnan(share) else share)
