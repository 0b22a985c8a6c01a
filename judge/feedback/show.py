"""Values as short text: as Python would write them, cut where they are long."""

import re
from typing import Any

import numpy as np

from judge.codec import FunctionValue, ObjectValue, Opaque
from problems.inputs import Call, FunctionRef, ObjectRef, RngRef

_MOST_CHARACTERS = 2000
_MOST_ELEMENTS = 200
_MOST_LITERAL = 20_000


def storable(text: str) -> str:
    """The text with a mark for what no database takes: half surrogates and null bytes."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def show(value: Any) -> str:
    """The value for a page or terminal; at most about 2,000 characters."""
    text = _text(value)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def show_values(values: tuple[Any, ...]) -> str:
    """The answer of a call; for a script a line for each call that returned something."""
    if len(values) == 1:
        return show(values[0])
    lines = [
        f"call {number}: {show(value)}"
        for number, value in enumerate(values, 1)
        if value is not None
    ]
    return "\n".join(lines)[: 2 * _MOST_CHARACTERS]


def show_calls(calls: tuple[Call, ...], class_name: str | None = None) -> str:
    """The calls of a case, one a line for scripts, one argument a line for a function.

    `class_name` is that of a problem whose solution is a class.
    """
    if len(calls) == 1 and not calls[0].target:
        lines = []
        for name, value in calls[0].args.items():
            indent = "\n" + " " * (len(name) + 3)
            lines.append(f"{name} = {_text(value)}".replace("\n", indent))
    else:
        lines = [call_text(call, class_name) for call in calls]
    text = "\n".join(lines)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def call_text(call: Call, class_name: str | None = None) -> str:
    """One call as a line of code; `class_name` is named where an object is made."""
    values = (f"{name}={_text(value)}" for name, value in call.args.items())
    arguments = " ".join(", ".join(values).split())
    if call.function == "__init__":
        return f"{call.target or 'it'} = {class_name or 'new'}({arguments})"
    if class_name or call.target:
        return f"{call.target or 'it'}.{call.function}({arguments})"
    return f"{call.function}({arguments})"


def literal(value: Any) -> str | None:
    """The value as a Python literal that `ast.literal_eval` reads back, None if it has none."""
    if isinstance(value, FunctionRef | ObjectRef | RngRef):
        return None
    plain = value.tolist() if isinstance(value, np.ndarray | np.generic) else value
    text = repr(plain)
    unreadable = any(word in text for word in ("nan", "inf", "object at"))
    return None if unreadable or len(text) > _MOST_LITERAL else text


def _text(value: Any) -> str:
    match value:
        case np.ndarray():
            return _array(value)
        case np.generic():
            return _text(value.item())
        case float():
            return repr(value) if len(repr(value)) <= 12 else f"{value:.10g}"
        case list():
            return f"[{_items(value)}]"
        case tuple():
            return f"({_items(value)}{',' if len(value) == 1 else ''})"
        case set() | frozenset():
            return "{" + _items(sorted(value, key=repr)) + "}" if value else "set()"
        case dict():
            pairs = [f"{_text(key)}: {_text(item)}" for key, item in value.items()]
            return "{" + ", ".join(pairs[:_MOST_ELEMENTS]) + "}"
        case Opaque(type_name=name):
            return f"<{name}>"
        case ObjectValue(name=name) | ObjectRef(name=name) | FunctionRef(name=name):
            return name or "it"
        case FunctionValue(name=name):
            return name
        case RngRef(seed=_):
            return "rng"
    text = repr(value)
    return text if len(text) <= _MOST_CHARACTERS else text[:_MOST_CHARACTERS] + "…"


def _items(values: Any) -> str:
    """The items of a sequence, each on lines of its own where one takes several."""
    shown = [_text(value) for value in values[:_MOST_ELEMENTS]]
    if len(values) > _MOST_ELEMENTS:
        shown.append(f"… {len(values) - _MOST_ELEMENTS} more")
    if any("\n" in text for text in shown):
        return ",\n ".join(text.replace("\n", "\n ") for text in shown)
    return ", ".join(shown)


def _array(array: np.ndarray) -> str:
    if array.size == 0:
        return f"an empty array of shape {array.shape}"
    with np.printoptions(threshold=_MOST_ELEMENTS, linewidth=100, precision=8):
        return np.array2string(array, separator=", ")
