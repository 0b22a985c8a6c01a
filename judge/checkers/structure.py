"""The form of an answer: something at all, kind, dtype kind, shape, length, keys.

Equal meaning is accepted: a NumPy scalar, a 0-d array and a Python number are the same; a tuple
stands for a list and the other way round. An array is no list and a list is no array.
"""

import re
from typing import Any

import numpy as np

from judge.checkers.mismatch import Mismatch
from judge.codec import FunctionValue, ObjectValue, Opaque, Seed
from judge.report import Reason
from problems.types import Array, OneOf, Scalar, Type

_KIND_NAMES = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex"}
_REMEDIES = {
    "coroutine": " Remove async: the function is called as it stands.",
    "generator": " Use return instead of yield.",
    "function": " Call it, with brackets.",
}


def check(answer: Any, expected: Any, declared: Type, path: str = "") -> Mismatch | None:
    """The first difference in form; None when the values can be compared."""
    if answer is None and expected is not None:
        return _nothing(declared, path)
    if isinstance(answer, Opaque):
        return _kind(answer, expected, path)
    declared = _chosen(declared, expected)
    if isinstance(expected, np.ndarray) and expected.ndim > 0:
        return _check_array(answer, expected, path)
    if isinstance(expected, list | tuple):
        return _check_sequence(answer, expected, declared, path)
    if isinstance(expected, dict):
        return _check_dict(answer, expected, declared, path)
    if isinstance(expected, set | frozenset):
        return None if isinstance(answer, set | frozenset) else _kind(answer, expected, path)
    return _check_scalar(answer, expected, declared, path)


def normalised(answer: Any, expected: Any) -> Any:
    """Bring an answer of the right form to the expected one's own types, scalars to Python's."""
    if isinstance(expected, np.ndarray) and expected.ndim > 0:
        return answer
    if isinstance(expected, list | tuple):
        pairs = zip(answer, expected, strict=True)
        return type(expected)(normalised(a, e) for a, e in pairs)
    if isinstance(expected, dict):
        return {key: normalised(answer[key], value) for key, value in expected.items()}
    return plain(answer)


def plain(value: Any) -> Any:
    """A NumPy scalar or 0-d array as Python's own number."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        return value.item()
    return value


def _chosen(declared: Type, expected: Any) -> Type:
    if not isinstance(declared, OneOf):
        return declared
    for option in declared.options:
        is_none = isinstance(option, Scalar) and option.name == "none"
        if is_none == (expected is None):
            return option
    return declared.options[0]


def _check_array(answer: Any, expected: np.ndarray, path: str) -> Mismatch | None:
    if isinstance(answer, list | tuple):
        return Mismatch(
            Reason.KIND,
            f"{_subject(path)} is a {type(answer).__name__}; an array is due. "
            "Wrap it in np.array(…).",
        )
    is_single = isinstance(answer, np.ndarray) and answer.ndim == 0
    if is_single or isinstance(answer, np.generic | int | float | complex):
        return Mismatch(
            Reason.SHAPE,
            f"{_subject(path)} is a single number; an array of shape {expected.shape} is due.",
        )
    if not isinstance(answer, np.ndarray):
        return _kind(answer, expected, path)
    if _kind_of(answer.dtype) != _kind_of(expected.dtype):
        return Mismatch(Reason.DTYPE, _dtype_sentence(answer, expected, path))
    if answer.shape != expected.shape:
        sentence = _shape_sentence(answer.shape, expected.shape, path)
        return Mismatch(Reason.SHAPE, sentence, path=path)
    return None


def _dtype_sentence(answer: np.ndarray, expected: np.ndarray, path: str) -> str:
    got, due = answer.dtype, expected.dtype
    if answer.shape == expected.shape:
        return f"{_subject(path)} has dtype {got.name}; {due.name} is due.{_conversion(got, due)}"
    # Something else was returned, and converting it would not help.
    is_mask = got.kind == "b" and due.kind in "iu" and answer.ndim == expected.ndim == 1
    return (
        f"{_subject(path)} has dtype {got.name} and shape {answer.shape}; "
        f"{due.name} of shape {expected.shape} is due."
        f"{' np.flatnonzero(…) turns a mask into indices.' if is_mask else ''}"
    )


def _conversion(got: np.dtype, due: np.dtype) -> str:
    if due.kind == "b":
        return " Compare, as in x > 0, to get one."
    if got.kind == "c":
        return " Take .real if the imaginary part is zero."
    cuts = ", which cuts fractions off" if got.kind == "f" and due.kind in "iu" else ""
    return f" Convert it with .astype(np.{due.name}){cuts}."


def _shape_sentence(got: tuple[int, ...], due: tuple[int, ...], path: str) -> str:
    sentence = f"{_subject(path)} has shape {got}; {due} is due."
    if len(got) != len(due) and [n for n in got if n != 1] == [n for n in due if n != 1]:
        kept = "was a reduced axis kept" if len(got) > len(due) else "was an axis of length 1 lost"
        return f"{sentence} Only axes of length 1 differ: {kept}?"
    if len(got) == len(due) > 1 and sorted(got) == sorted(due):
        return f"{sentence} The same lengths in another order: are two axes swapped?"
    return sentence


def _check_sequence(
    answer: Any, expected: list[Any] | tuple[Any, ...], declared: Type, path: str
) -> Mismatch | None:
    if isinstance(answer, np.ndarray) and isinstance(expected, list):
        return Mismatch(
            Reason.KIND, f"{_subject(path)} is an array; a list is due. Call .tolist() on it."
        )
    if not isinstance(answer, list | tuple):
        return _kind(answer, expected, path)
    if len(answer) != len(expected):
        what = "value" if isinstance(expected, tuple) else "item"
        held = f"{len(answer)} {what}" + ("" if len(answer) == 1 else "s")
        due = f"{len(expected)} " + ("is" if len(expected) == 1 else "are")
        return Mismatch(Reason.SHAPE, f"{_subject(path)} holds {held}; {due} due.")
    for index, (one, other) in enumerate(zip(answer, expected, strict=True)):
        found = check(one, other, _item_type(declared, index), f"{path}[{index}]")
        if found is not None:
            return found
    return None


def _check_dict(
    answer: Any, expected: dict[Any, Any], declared: Type, path: str
) -> Mismatch | None:
    if not isinstance(answer, dict):
        return _kind(answer, expected, path)
    missing = [key for key in expected if key not in answer]
    extra = [key for key in answer if key not in expected]
    if missing or extra:
        key = _key_text(missing[0] if missing else extra[0])
        what = f"lacks the key {key}" if missing else f"has an extra key {key}"
        return Mismatch(Reason.SHAPE, f"{_subject(path)} {what}.")
    for key, value in expected.items():
        item = getattr(declared, "value", declared)
        found = check(answer[key], value, item, f"{path}[{key!r}]")
        if found is not None:
            return found
    return None


def _check_scalar(answer: Any, expected: Any, declared: Type, path: str) -> Mismatch | None:
    if isinstance(answer, np.ndarray) and answer.ndim > 0:
        return Mismatch(
            Reason.SHAPE,
            f"{_subject(path)} is an array of shape {answer.shape}; a single value is due.",
        )
    one, other = plain(answer), plain(expected)
    if isinstance(other, ObjectValue):
        return None if one == other else _kind(answer, expected, path)
    if isinstance(other, bool | int | float | complex):
        if not isinstance(one, bool | int | float | complex):
            return _kind(answer, expected, path)
        if not _is_number_of(one, other, declared):
            return Mismatch(
                Reason.DTYPE,
                f"{_subject(path)} is {_article(_type_name(one))}; "
                f"{_article(_number_name(other, declared))} is due.",
            )
        return None
    return None if type(one) is type(other) else _kind(answer, expected, path)


def _is_number_of(answer: Any, expected: Any, declared: Type) -> bool:
    wanted = _number_name(expected, declared)
    if wanted == "bool" or isinstance(answer, bool):
        return wanted == "bool" and isinstance(answer, bool)
    if wanted == "int":
        return isinstance(answer, int)
    return wanted == "complex" or not isinstance(answer, complex)


def _number_name(expected: Any, declared: Type) -> str:
    if isinstance(declared, Scalar) and declared.name in {"int", "float", "bool"}:
        return declared.name
    if isinstance(declared, Array):
        return _kind_of(np.dtype(declared.dtype))
    return _type_name(expected)


def _item_type(declared: Type, index: int) -> Type:
    items = getattr(declared, "items", None)
    if items:
        chosen: Type = items[min(index, len(items) - 1)]
        return chosen
    item: Type = getattr(declared, "item", declared)
    return item


def _kind_of(dtype: np.dtype) -> str:
    return _KIND_NAMES.get(dtype.kind) or dtype.name


def _nothing(declared: Type, path: str) -> Mismatch:
    if path:
        return Mismatch(Reason.NOTHING, f"{_subject(path)} is None; {declared} is due.")
    return Mismatch(
        Reason.NOTHING, f"The function returned None; {declared} is due. Is a return missing?"
    )


def _kind(answer: Any, expected: Any, path: str) -> Mismatch:
    return Mismatch(
        Reason.KIND,
        f"{_subject(path)} is {_article(_type_name(answer))}; {_wanted(expected)} is due."
        f"{_REMEDIES.get(_type_name(answer), '')}",
    )


def _wanted(expected: Any) -> str:
    if isinstance(expected, np.ndarray) and expected.ndim > 0:
        return f"an array of shape {expected.shape}"
    return _article(_type_name(expected))


def _type_name(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return "array" if value.ndim else _kind_of(value.dtype)
    if isinstance(value, np.generic):
        return _kind_of(value.dtype)
    match value:
        case ObjectValue():
            return "object of your class"
        case Opaque(type_name=name):
            return re.sub(r"^ndarray of (.*)", r"array of dtype \1", name)
        case Seed():
            return "random generator"
        case FunctionValue():
            return "function"
    return "None" if value is None else type(value).__name__


def _article(name: str) -> str:
    if name == "None":
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _key_text(key: Any) -> str:
    text = repr(key)
    return text if len(text) <= 80 else text[:77] + "…"


def _subject(path: str) -> str:
    return f"result{path}" if path else "The result"
