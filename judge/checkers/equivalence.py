"""Freedoms that a problem may grant: answers that are right up to sign, order, names or scale.

Each brings the answer as near to the expected value as its freedom allows; the ordinary value
check then decides, and its sentence says what was free. Arrays only; anything else is left as it
is.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

_MOST_PAIRED = 256
_WORDS = {
    "global_sign": "the sign",
    "column_sign": "the sign of each column",
    "row_order": "the order of the rows",
    "tied_row_order": "the order of rows with equal last entries",
    "column_order": "the order of the columns",
    "label_renaming": "the naming of the labels",
    "scale": "the scale",
}

FREEDOMS: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {}


def nearest(answer: Any, expected: Any, up_to: tuple[str, ...]) -> Any:
    """Apply the freedoms `up_to` in their order to every array of the answer."""
    if isinstance(expected, list | tuple):
        pairs = zip(answer, expected, strict=True)
        return type(expected)(nearest(one, other, up_to) for one, other in pairs)
    if not isinstance(expected, np.ndarray) or answer.size == 0 or answer.ndim == 0:
        return answer
    for name in up_to:
        answer = FREEDOMS[name](answer, expected)
    return answer


def remark(answer: Any, expected: Any, up_to: tuple[str, ...]) -> str:
    """What a sentence about the difference that is left says besides."""
    if "label_renaming" in up_to and isinstance(expected, np.ndarray):
        mixed = _mixed_labels(answer, expected)
        if mixed:
            return f" {mixed}"
    words = " and ".join(_WORDS[name] for name in up_to)
    verb = "is" if len(up_to) == 1 else "are"
    return f" {words[0].upper()}{words[1:]} {verb} free; this is the difference that is left."


def _global_sign(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    return -answer if _agreement(answer, expected) < 0 else answer


def _agreement(answer: np.ndarray, expected: np.ndarray, axis: int | None = None) -> Any:
    """The real part of the inner product, along one axis or of all."""
    return np.sum(answer * np.conj(expected), axis=axis).real


def _column_sign(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    if answer.ndim != 2:
        return _global_sign(answer, expected)
    return answer * np.where(_agreement(answer, expected, axis=0) < 0, -1, 1)


def _row_order(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Put each row of the answer where the expected row stands that it is nearest to."""
    if len(expected) <= _MOST_PAIRED and answer.dtype.kind != "b":
        paired: np.ndarray = answer[_pairing(answer, expected)]
        return paired
    result = np.empty_like(answer)
    result[_row_ranks(expected)] = answer[_row_ranks(answer)]
    return result


def _pairing(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """For each expected row the answer's nearest row that no earlier one took."""
    count = len(expected)
    mine = answer.reshape(count, -1).astype(np.complex128)
    due = expected.reshape(count, -1)
    is_free = np.ones(count, bool)
    chosen = np.zeros(count, np.intp)
    for index in range(count):
        distance = np.abs(mine - due[index]).sum(axis=1)
        # Rows that hold NaN are the furthest of all, but nearer than those that are taken.
        distance = np.nan_to_num(distance, nan=1e308, posinf=1e308)
        chosen[index] = int(np.argmin(np.where(is_free, distance, np.inf)))
        is_free[chosen[index]] = False
    return chosen


def _tied_row_order(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Order freely only rows whose expected last entries are equal."""
    if answer.ndim != 2 or answer.shape[1] == 0:
        return answer
    result = answer.copy()
    keys = expected[:, -1]
    for key in np.unique(keys[1:][keys[1:] == keys[:-1]]):
        rows = np.flatnonzero(keys == key)
        result[rows] = _row_order(answer[rows], expected[rows])
    return result


def _column_order(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    if answer.ndim != 2:
        return _row_order(answer, expected)
    return _row_order(answer.T, expected.T).T


def _row_ranks(rows: np.ndarray) -> np.ndarray:
    # Rounded keys, so that rows which differ by noise sort alike.
    flat = np.ascontiguousarray(rows.reshape(len(rows), -1))
    keys = np.round(flat.view(flat.real.dtype).astype(np.float64), 6)
    return np.lexsort(keys.T[::-1])


def _label_renaming(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Rename each label to the expected one it stands on first; 0 stays the background."""
    labels, first, which = np.unique(answer, return_index=True, return_inverse=True)
    renamed = np.where(labels == 0, labels, expected.reshape(-1)[first])
    merged = len(np.unique(renamed)) != len(labels)
    return answer if merged else renamed[which].reshape(answer.shape)


def _mixed_labels(answer: np.ndarray, expected: np.ndarray) -> str | None:
    """Which label joins two regions, or which region has two labels."""
    mine, due = answer.reshape(-1), expected.reshape(-1)
    marked = (mine != 0) & (due != 0)
    pairs = np.unique(np.stack([mine[marked], due[marked]]), axis=1)
    for row, text in enumerate(
        ("Your label {} covers two regions.", "One region has the labels {} and {}.")
    ):
        names, counts = np.unique(pairs[row], return_counts=True)
        if (counts > 1).any():
            name = names[np.argmax(counts > 1)]
            return text.format(*([name] if row == 0 else pairs[0][pairs[1] == name][:2]))
    return None


def _scale(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Multiply by the positive number that brings the answer nearest."""
    power = float(_agreement(answer, answer))
    factor = float(_agreement(answer, expected)) / power if power > 0 else 0.0
    return answer * factor if factor > 0 else answer


FREEDOMS.update(
    global_sign=_global_sign,
    column_sign=_column_sign,
    row_order=_row_order,
    tied_row_order=_tied_row_order,
    column_order=_column_order,
    label_renaming=_label_renaming,
    scale=_scale,
)
