"""Freedoms that a problem may grant: answers that are right up to sign, order, names or scale.

Each brings the answer as near to the expected value as its freedom allows; the ordinary value
check then decides. Arrays only; anything else is left as it is.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

FREEDOMS: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {}


def nearest(answer: Any, expected: Any, up_to: tuple[str, ...]) -> Any:
    """Apply the freedoms `up_to` in their order to every array of the answer."""
    if isinstance(expected, list | tuple):
        pairs = zip(answer, expected, strict=True)
        return type(expected)(nearest(one, other, up_to) for one, other in pairs)
    if not isinstance(expected, np.ndarray) or answer.size == 0:
        return answer
    for name in up_to:
        answer = FREEDOMS[name](answer, expected)
    return answer


def _global_sign(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    return -answer if float(np.sum(answer * expected)) < 0 else answer


def _column_sign(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    if answer.ndim != 2:
        return _global_sign(answer, expected)
    return answer * np.where(np.sum(answer * expected, axis=0) < 0, -1, 1)


def _row_order(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Put the answer's rows where the expected rows of the same rank in sorted order stand."""
    result = np.empty_like(answer)
    result[_row_ranks(expected)] = answer[_row_ranks(answer)]
    return result


def _column_order(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    if answer.ndim != 2:
        return _row_order(answer, expected)
    return _row_order(answer.T, expected.T).T


def _row_ranks(rows: np.ndarray) -> np.ndarray:
    # Rounded keys, so that rows which differ by noise sort alike.
    keys = np.round(rows.reshape(len(rows), -1).astype(np.float64), 6)
    return np.lexsort(keys.T[::-1])


def _label_renaming(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Rename each label to the expected one it stands on first; 0 stays the background."""
    result = answer.copy()
    labels, first = np.unique(answer, return_index=True)
    for label, index in zip(labels, first, strict=True):
        if label != 0:
            result[answer == label] = expected.reshape(-1)[index]
    merged = len(np.unique(result)) != len(labels)
    return answer if merged else result


def _scale(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    power = float(np.sum(answer * answer))
    return answer * (float(np.sum(answer * expected)) / power) if power > 0 else answer


FREEDOMS.update(
    global_sign=_global_sign,
    column_sign=_column_sign,
    row_order=_row_order,
    column_order=_column_order,
    label_renaming=_label_renaming,
    scale=_scale,
)
