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
    return -answer if _agreement(answer, expected) < 0 else answer


def _agreement(answer: np.ndarray, expected: np.ndarray, axis: int | None = None) -> Any:
    """The real part of the inner product, along one axis or of all."""
    return np.sum(answer * np.conj(expected), axis=axis).real


def _column_sign(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    if answer.ndim != 2:
        return _global_sign(answer, expected)
    return answer * np.where(_agreement(answer, expected, axis=0) < 0, -1, 1)


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
    flat = np.ascontiguousarray(rows.reshape(len(rows), -1))
    keys = np.round(flat.view(flat.real.dtype).astype(np.float64), 6)
    return np.lexsort(keys.T[::-1])


def _label_renaming(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Rename each label to the expected one it stands on first; 0 stays the background."""
    labels, first, which = np.unique(answer, return_index=True, return_inverse=True)
    renamed = np.where(labels == 0, labels, expected.reshape(-1)[first])
    merged = len(np.unique(renamed)) != len(labels)
    return answer if merged else renamed[which].reshape(answer.shape)


def _scale(answer: np.ndarray, expected: np.ndarray) -> np.ndarray:
    power = float(_agreement(answer, answer))
    return answer * (float(_agreement(answer, expected)) / power) if power > 0 else answer


FREEDOMS.update(
    global_sign=_global_sign,
    column_sign=_column_sign,
    row_order=_row_order,
    column_order=_column_order,
    label_renaming=_label_renaming,
    scale=_scale,
)
