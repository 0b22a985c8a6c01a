"""The report of a judging: values, and their JSON form with the fields of the contract.

What a hidden case may carry is decided where reports are made (`judge.feedback.disclosure`);
a `Report` holds only what may leave the judge.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    TIME_LIMIT = "time_limit_exceeded"
    MEMORY_LIMIT = "memory_limit_exceeded"
    OUTPUT_LIMIT = "output_limit_exceeded"
    RUNTIME_ERROR = "runtime_error"
    COMPILE_ERROR = "compile_error"
    FORBIDDEN = "forbidden"
    JUDGE_ERROR = "judge_error"


class Reason(StrEnum):
    """Why a case was not accepted; each belongs to one verdict."""

    EXCEPTION = "exception"
    SIGNAL = "signal"
    EXIT = "exit"
    NO_ANSWER = "no_answer"
    MALFORMED_ANSWER = "malformed_answer"
    CPU = "cpu"
    WALL = "wall"
    GROWTH = "growth"
    ANSWER = "answer"
    STDOUT = "stdout"
    DECODE = "decode"
    SYNTAX = "syntax"
    NO_ENTRY = "no_entry"
    ARITY = "arity"
    RULE = "rule"
    SYSCALL = "syscall"
    NOTHING = "nothing"
    KIND = "kind"
    DTYPE = "dtype"
    SHAPE = "shape"
    NAN = "nan"
    VALUE = "value"
    PROPERTY = "property"
    MUTATED = "mutated"
    ALIASED = "aliased"
    STATE = "state"


@dataclass(frozen=True)
class Diff:
    """How an array answer differs: counts, largest errors, the worst element's index.

    `allowed` is the error that the worst element may have, None where values compare exactly;
    `where` names the rows, columns or other parts that are wrong, None where there is no pattern.
    """

    wrong: int
    size: int
    max_abs: float
    max_rel: float
    worst_index: tuple[int, ...] | None
    allowed: float | None = None
    where: str | None = None


@dataclass(frozen=True)
class Panel:
    """One part of a picture: a grid of numbers, or of colours `#rrggbb`, one list a row."""

    name: str
    low: float
    high: float
    values: tuple[tuple[float | str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """An answer and its error as small grids that fit a page.

    Attributes:
        kind: `lines` for one axis, `heatmap` for two, `images` where colours or pixels are meant.
        part: what is shown, such as `result[1][0, :, :]`.
        shape: lengths of the axes shown, before they were thinned out.
        block: how many elements along each axis one cell stands for; it shows the one whose
            error is largest, so that a single wrong pixel stays visible.
        worst: the cell of the largest error.
    """

    kind: str
    part: str
    shape: tuple[int, ...]
    block: tuple[int, ...]
    worst: tuple[int, int]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class DrawnPanel:
    """One part of a package's own drawing.

    Attributes:
        of: `input`, `expected`, `yours` or `difference`.
        text: what is to be seen, in words.
        kind: `labels` (each number a colour of its own), `numbers` (a scale), `colours`.
    """

    of: str
    name: str
    text: str
    kind: str
    low: float
    high: float
    values: tuple[tuple[float | str, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """What the package's `visual.py` drew for one case."""

    panels: tuple[DrawnPanel, ...]


@dataclass(frozen=True)
class HintShown:
    """The hint that treats a mistake."""

    number: int
    text: str


@dataclass(frozen=True)
class MisconceptionFound:
    id: str
    message: str
    hint: HintShown | None = None


@dataclass(frozen=True)
class Observation:
    """What the answers are right up to, `transpose` for example, and the cases that show it."""

    id: str
    message: str
    cases: int


@dataclass(frozen=True)
class CaseReport:
    """One case. For a hidden case the fields from `message` on are None, except `exception`
    where it is a built-in type's name, `error_exponent`, and `property`, the name of the
    property that does not hold. `call` counts from 1."""

    name: str
    group: str
    visible: bool
    verdict: Verdict
    reason: Reason | None
    cpu_ms: float
    wall_ms: float
    message: str | None = None
    stdout: str | None = None
    args: str | None = None
    answer: str | None = None
    expected: str | None = None
    diff: Diff | None = None
    exception: str | None = None
    traceback: str | None = None
    error_exponent: int | None = None
    property: str | None = None
    call: int | None = None
    picture: Picture | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True)
class SandboxUsed:
    level: int
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    problem: str
    problem_version: str
    verdict: Verdict
    passed: int
    total: int
    visible_passed: int
    visible_total: int
    cpu_ms: float
    wall_ms: float
    memory_mib: float
    headline: str
    misconception: MisconceptionFound | None
    cases: tuple[CaseReport, ...]
    sandbox: SandboxUsed
    advice: tuple[str, ...] = ()
    observation: Observation | None = None

    def to_json(self) -> dict[str, Any]:
        """The report as strict JSON: non-finite floats are `"nan"`, `"inf"`, `"-inf"`."""
        result = to_json(self)
        assert isinstance(result, dict)
        return result


def to_json(value: Any) -> Any:
    """Turn report values into what `json.dumps(…, allow_nan=False)` takes."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    return value
