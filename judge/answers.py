"""From what a child sent to values of ours; every byte of it may be forged."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from judge import codec
from judge.outcome import CaseOutcome, LoadFailure, Raised, Stop, Stopped
from judge.process import Frame

T = TypeVar("T")
_MOST_NAMES = 50


class _Nonsense(Exception):
    """The payload decodes, but its contents cannot have come from our own code."""


@dataclass(frozen=True)
class Answer:
    """What came back for one case, undecoded, and what it cost."""

    said: Frame | Stopped
    prints: str
    prints_cut: bool
    cpu_ns: int
    wall_ns: int

    def outcome(self, index: int, due: int) -> CaseOutcome:
        """Decode it: the answer to case `index`, where `due` values are due."""
        return replace(
            _case_outcome(self.said, index, due),
            prints=self.prints,
            prints_cut=self.prints_cut,
            cpu_ns=self.cpu_ns,
            wall_ns=self.wall_ns,
        )


def load_failure(answer: Frame) -> LoadFailure | None:
    """What a LOADED frame says; None when the source became a module with the entry."""
    try:
        said = codec.decode(answer.payload)
        if answer.kind != codec.LOADED:
            raise _Nonsense
        if said is None:
            return None
        if _item(said, "reason", str) == "raised":
            return LoadFailure("raised", raised=_raised(_item(said, "raised", dict)))
        return LoadFailure(
            reason=said["reason"],
            message=_item(said, "message", str),
            line=_number(said.get("line")),
            defined=_names(said.get("defined", [])),
            parameters=_names(said.get("parameters", [])),
        )
    except (codec.DecodeError, _Nonsense):
        return LoadFailure("stopped", stop=Stopped(Stop.MALFORMED))


def plain(value: Any) -> Any:
    """An answer without what has no meaning in another process."""
    match value:
        case codec.Opaque() | codec.ObjectValue() | codec.FunctionValue() | codec.Seed():
            return None
        case list() | tuple():
            return type(value)(plain(item) for item in value)
        case dict():
            return {key: plain(item) for key, item in value.items()}
    return value


def _case_outcome(answer: Frame | Stopped, index: int, due: int) -> CaseOutcome:
    if isinstance(answer, Stopped):
        return CaseOutcome(stopped=answer)
    try:
        if answer.kind != codec.ANSWER or answer.index != index:
            raise _Nonsense
        return _decoded(codec.decode_all(answer.payload), due)
    except (codec.DecodeError, _Nonsense):
        return CaseOutcome(stopped=Stopped(Stop.MALFORMED))


def _decoded(parts: list[Any], due: int) -> CaseOutcome:
    if not parts:
        raise _Nonsense
    *values, notes = parts
    if notes is None:
        if len(values) != due:
            raise _Nonsense
        return CaseOutcome(values=tuple(values))
    said = _item(notes, "raised", dict, type(None))
    raised = None if said is None else _raised(said)
    if raised is not None and raised.is_too_large:
        return CaseOutcome(stopped=Stopped(Stop.ANSWER))
    answered = _item(notes, "answered", int)
    if answered != len(values) or (answered != due if raised is None else answered >= due):
        raise _Nonsense
    return CaseOutcome(
        values=tuple(values),
        raised=raised,
        mutated=_names(_item(notes, "mutated", list)),
        aliased=_names(_item(notes, "aliased", list)),
    )


def _raised(said: dict[str, Any]) -> Raised:
    return Raised(
        type_name=_item(said, "type", str)[:100],
        module=_item(said, "module", str)[:100],
        message=_item(said, "message", str)[:2000],
        frames=tuple(_frame(frame) for frame in _item(said, "frames", list)[:20]),
        is_exit=_item(said, "exit", bool),
        is_too_large=_item(said, "too_large", bool),
        errno=_number(said.get("errno")),
        is_deliberate=_item(said, "deliberate", bool),
        shapes=tuple(_shape(pair) for pair in _item(said, "shapes", list)[:_MOST_NAMES]),
    )


def _frame(frame: Any) -> tuple[int, str]:
    match frame:
        case [int(line), str(name)]:
            return line, name[:100]
    raise _Nonsense


def _shape(pair: Any) -> tuple[str, tuple[int, ...]]:
    match pair:
        case [str(name), list(lengths)] if all(type(length) is int for length in lengths):
            return name[:100], tuple(lengths[:64])
    raise _Nonsense


def _item(said: Any, key: str, *kinds: type[T]) -> T:
    if not isinstance(said, dict) or key not in said or type(said[key]) not in kinds:
        raise _Nonsense
    found: T = said[key]
    return found


def _number(value: Any) -> int | None:
    return value if type(value) is int else None


def _names(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _Nonsense
    return tuple(dict.fromkeys(value[:100] for value in values[:_MOST_NAMES]))
