"""Properties between several calls: the function is called again, and the answers are compared.

`questions` says which calls to make, `judge` looks at what they returned. Who makes them, in
which sandbox, is the business of `judge.review`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from judge.checkers.difference import short
from judge.checkers.properties.arrays import difference_sentence
from judge.checkers.properties.parts import part
from problems.package import Property
from problems.types import Entry
from problems.values import Call

_MOST_COORDINATES = 8
_STEP = 2.0**-17  # near the cube root of the precision, which suits central differences
_GRADIENT_TOLERANCE = 1e-4

Change = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Again:
    """Calls to make for one property, and who defines the function: the learner or the author."""

    property: Property
    calls: tuple[Call, ...]
    of_author: bool = False


def questions(properties: Sequence[Property], entry: Entry, call: Call, answer: Any) -> list[Again]:
    """The further calls that the properties of one answered call need.

    A property that cannot be asked of this call, because the argument is no array, is left out.
    """
    return [
        asked
        for one in properties
        if one.name in _ASKS and (asked := _ASKS[one.name](one, entry, call, answer)) is not None
    ]


def judge(again: Again, call: Call, answer: Any, answers: Sequence[Any]) -> str | None:
    """How the property failed; None when it holds.

    Args:
        call, answer: the original call and what it returned.
        answers: what the calls of `again` returned, plain data.
    """
    with np.errstate(all="ignore"):
        return _JUDGES[again.property.name](again, call, answer, answers)


def _ask_idempotent(one: Property, entry: Entry, call: Call, answer: Any) -> Again | None:
    found = part(one.of, call.args, answer)
    given = call.args.get(one.argument or "")
    if found is None or not isinstance(given, np.ndarray):
        return None
    return Again(one, (_with(call, one, found.astype(given.dtype)),))


def _judge_idempotent(again: Again, call: Call, answer: Any, answers: Sequence[Any]) -> str | None:
    one = again.property
    due, got = part(one.of, call.args, answer), part(one.of, call.args, answers[0])
    subject = f"Applied to its own answer the function changes it: {one.of}"
    return _compared(got, due, one, subject)


def _ask_changed(one: Property, entry: Entry, call: Call, answer: Any) -> Again | None:
    given = call.args.get(one.argument or "")
    if not isinstance(given, np.ndarray) or given.ndim == 0 or given.size == 0:
        return None
    if one.under in _OF_COLUMNS and given.ndim < 2:
        return None
    changed = _CHANGES[one.under or ""](given)
    return Again(one, (_with(call, one, changed.astype(given.dtype)),))


def _judge_equivariant(again: Again, call: Call, answer: Any, answers: Sequence[Any]) -> str | None:
    one = again.property
    due, got = part(one.of, call.args, answer), part(one.of, call.args, answers[0])
    words = _WORDS[one.under or ""]
    subject = f"{words} of {one.argument} must do the same to {one.of}, and does not: there"
    if due is None or due.ndim == 0 or (one.under in _OF_COLUMNS and due.ndim < 2):
        return f"{one.of} is no array that could change as {one.argument} does."
    return _compared(got, _CHANGES[one.under or ""](due), one, f"{subject} {one.of}")


def _judge_invariant(again: Again, call: Call, answer: Any, answers: Sequence[Any]) -> str | None:
    one = again.property
    due, got = part(one.of, call.args, answer), part(one.of, call.args, answers[0])
    words = _WORDS[one.under or ""]
    subject = f"{words} of {one.argument} must leave {one.of} as it is, and does not: there"
    return _compared(got, due, one, f"{subject} {one.of}")


def _ask_gradient(one: Property, entry: Entry, call: Call, answer: Any) -> Again | None:
    at = part(one.argument or "", call.args, answer)
    if at is None or at.size == 0 or not one.function:
        return None
    calls = []
    for index in _coordinates(at):
        for sign in (1.0, -1.0):
            moved = at.copy()
            moved[index] += sign * _step(at[index])
            calls.append(_call_of(one, entry, call, moved))
    return Again(one, tuple(calls), of_author=entry.function(one.function) is None)


def _judge_gradient(again: Again, call: Call, answer: Any, answers: Sequence[Any]) -> str | None:
    one = again.property
    gradient = part(one.of, call.args, answer)
    at = part(one.argument or "", call.args, answer)
    values = [part("result", {}, value) for value in answers]
    if gradient is None or at is None or gradient.shape != at.shape:
        return f"{one.of} has not the shape of {one.argument}, so it is not its gradient."
    for number, index in enumerate(_coordinates(at)):
        above, below = values[2 * number], values[2 * number + 1]
        if above is None or below is None or above.size != 1 or below.size != 1:
            return f"{one.function} does not return a single number."
        slope = (above.item() - below.item()) / (2 * _step(at[index]))
        allowed = max(one.tolerance, _GRADIENT_TOLERANCE) * max(abs(slope), 1.0)
        if not abs(gradient[index] - slope) <= allowed:
            place = f"[{', '.join(str(int(i)) for i in index)}]" if index else ""
            return (
                f"{one.of}{place} is {short(gradient[index])}; finite differences of "
                f"{one.function} give {slope:.4g}."
            )
    return None


def _coordinates(at: np.ndarray) -> list[tuple[int, ...]]:
    """A few indices spread over the array, the same for the same shape."""
    count = min(_MOST_COORDINATES, at.size)
    chosen = np.unique(np.linspace(0, at.size - 1, count).astype(int))
    return [tuple(int(i) for i in np.unravel_index(n, at.shape)) for n in chosen]


def _step(value: Any) -> float:
    return _STEP * max(1.0, float(abs(value)))


def _call_of(one: Property, entry: Entry, call: Call, moved: np.ndarray) -> Call:
    """The differentiated function at `moved`, its other arguments those of the call."""
    own = entry.function(one.function or "")
    if own is None:
        return Call("evaluate", {"function": call.args[one.function or ""], "at": moved})
    args = {p.name: call.args[p.name] for p in own.parameters if p.name in call.args}
    return Call(own.name, {**args, one.argument or "": moved})


def _with(call: Call, one: Property, value: np.ndarray) -> Call:
    return replace(call, args={**call.args, one.argument or "": value})


def _compared(
    got: np.ndarray | None, due: np.ndarray | None, one: Property, subject: str
) -> str | None:
    if got is None or due is None:
        return f"There is no {one.of} that holds numbers."
    return difference_sentence(got, due, one.tolerance, subject)


_OF_COLUMNS = {"column_permutation", "column_flip"}
# One fixed rearrangement each, applied to the argument and to the answer alike.
_CHANGES: Mapping[str, Change] = {
    "row_permutation": lambda array: np.roll(array, 1, axis=0),
    "column_permutation": lambda array: np.roll(array, 1, axis=1),
    "row_flip": lambda array: np.flip(array, axis=0),
    "column_flip": lambda array: np.flip(array, axis=1),
    "scale": lambda array: array * 3,
    "shift": lambda array: array + 2,
}
_WORDS = {
    "row_permutation": "Moving each row down by one",
    "column_permutation": "Moving each column right by one",
    "row_flip": "Turning the rows upside down",
    "column_flip": "Reversing the columns",
    "scale": "Multiplying by 3 all entries",
    "shift": "Adding 2 to all entries",
}
_ASKS: Mapping[str, Callable[[Property, Entry, Call, Any], Again | None]] = {
    "idempotent": _ask_idempotent,
    "equivariant": _ask_changed,
    "invariant": _ask_changed,
    "gradient": _ask_gradient,
}
_JUDGES: Mapping[str, Callable[[Again, Call, Any, Sequence[Any]], str | None]] = {
    "idempotent": _judge_idempotent,
    "equivariant": _judge_equivariant,
    "invariant": _judge_invariant,
    "gradient": _judge_gradient,
}
NAMES = frozenset(_ASKS)
