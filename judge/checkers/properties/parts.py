"""Parts of an answer or a case that a property speaks of: `result[1]`, `x.T`, `diag(result[1])`."""

import ast
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from problems.checking import PART, RESULT

_KEYS = re.compile(r"\[([^\[\]]+)\]")


def part(text: str, inputs: Mapping[str, Any], answer: Any) -> np.ndarray | None:
    """The part as a numeric array; None where the answer has no such part.

    Args:
        text: follows `problems.checking.PART`, as the loader has checked.
        inputs: the arguments of the call by name.
    """
    match = PART.fullmatch(text)
    if match is None:
        return None
    found = answer if match[2] == RESULT else inputs.get(match[2])
    for key in _KEYS.findall(match[3]):
        found = _item(found, _key(key))
    array = _numeric(found)
    if array is None:
        return None
    if match[1]:
        array = np.diag(array) if array.ndim == 1 else None
    return array.T if match[5] and array is not None else array


def _key(text: str) -> Any:
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError):
        return text.strip()


def _item(value: Any, key: Any) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    is_sequence = isinstance(value, list | tuple | np.ndarray) and isinstance(key, int)
    if is_sequence and np.ndim(value) > 0 if isinstance(value, np.ndarray) else is_sequence:
        return value[key] if -len(value) <= key < len(value) else None
    return None


def _numeric(value: Any) -> np.ndarray | None:
    """As float64 or complex128; None for what is no regular array of numbers."""
    if isinstance(value, list | tuple) and not all(
        isinstance(item, bool | int | float | complex) for item in value
    ):
        return None
    if not isinstance(value, np.ndarray | np.generic | list | tuple | bool | int | float | complex):
        return None
    array = np.asarray(value)
    if array.dtype.kind not in "biufc":
        return None
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
