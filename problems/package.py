"""A problem package as frozen values: what `problems.load` makes of a folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from problems.errors import Place
from problems.types import Entry


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True)
class Tolerance:
    """How far an answer may be from the expected one.

    `|answer - expected| <= atol + rtol * |expected| + atol_scale * max|expected|`
    """

    rtol: float = 0.0
    atol: float = 0.0
    atol_scale: float = 0.0


@dataclass(frozen=True)
class Limits:
    """What one case may cost. The time limits are floors: `time_factor` times the
    reference's own time on the judging machine counts where that is more."""

    cpu_s: float = 1.0
    wall_s: float = 4.0
    memory_mib: int = 256
    output_kib: int = 64
    time_factor: float = 20.0


@dataclass(frozen=True)
class Relation:
    """A bound by another name of the same call: `sign` is one of <, <=, > and >=."""

    sign: str
    other: str


@dataclass(frozen=True)
class Constraint:
    """A bound on a dimension or parameter, with the text that the author wrote."""

    name: str
    text: str
    minimum: float | None = None
    maximum: float | None = None
    minimum_open: bool = False
    maximum_open: bool = False
    finite: bool = False
    not_nan: bool = False
    magnitude: float | None = None
    one_of: tuple[Any, ...] | None = None
    relations: tuple[Relation, ...] = ()
    note: str | None = None

    @property
    def in_full(self) -> str:
        """The bound with its prose, as a statement shows it."""
        return "; ".join(part for part in (self.text, self.note) if part)


@dataclass(frozen=True)
class GeneratorUse:
    """`count` cases from the generator `name` of `cases.py`, called with `arguments`."""

    name: str
    count: int = 1
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Generated cases that are judged and reported together.

    `growth` is the highest power of the input's size that the time may grow with.
    """

    name: str
    uses: tuple[GeneratorUse, ...]
    growth: float | None = None


@dataclass(frozen=True)
class Property:
    """A property that an answer must have, and what it speaks of.

    Attributes:
        name: one of `problems.rules.PROPERTIES`.
        of: the part of the answer, such as `result` or `result[1]`.
        value: the number that is due, where the property names one.
        equals: the argument that is compared with.
        factors: parts whose product is meant, such as `result[0]`, `diag(result[1])`.
        argument: the argument that is replaced when the function is called again.
        under: how that argument is changed.
        function: the function that is differentiated.
        tolerance: how far a number may be off, as a share of the largest one compared with.
    """

    name: str
    of: str = "result"
    value: float | None = None
    equals: str | None = None
    factors: tuple[str, ...] = ()
    argument: str | None = None
    under: str | None = None
    function: str | None = None
    tolerance: float = 1e-6


@dataclass(frozen=True)
class Checker:
    """How answers are judged where equality with the reference is not all.

    With `compares_values` false only the form is compared, and properties or `checker.py` decide.
    `fresh` refuses an answer that shares memory with an argument.
    """

    compares_values: bool = True
    fresh: bool = False
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True)
class Expectation:
    """How a wrong solution must fail: the verdict, and the groups of which one must hold it."""

    verdict: str = "wrong_answer"
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Misconception:
    """A catalogued wrong solution; `message` is what a learner with the same answers reads.

    `hint` is the number of the hint that treats this mistake.
    """

    id: str
    message: str
    source: str
    expectation: Expectation
    place: Place
    hint: int | None = None


@dataclass(frozen=True)
class Solution:
    """Another accepted solution; `title` is its docstring's first line."""

    id: str
    title: str
    source: str


@dataclass(frozen=True)
class Source:
    """A paper, book or document that a formula or a task comes from."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class Forbidden:
    """A name that a solution may not use, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Equivalent:
    """A mutant of the reference that no input tells from it: its line, changed how, and why."""

    line: str
    becomes: str
    reason: str


@dataclass(frozen=True)
class Waiver:
    """A check that this package need not pass until a day, and why."""

    check: str
    reason: str
    until: date

    @property
    def is_valid(self) -> bool:
        """Whether its last day is not over."""
        return datetime.now(UTC).date() <= self.until


# Who writes for the library and says nothing else does so under the terms of LICENSE-CONTENT.
CONTRIBUTORS = ("ndjudge contributors",)
CONTENT_LICENSE = "CC-BY-SA-4.0"


@dataclass(frozen=True)
class Problem:
    """One complete package.

    `package_hash` covers every file; `judging_hash` only what decides a verdict, so a typo
    fix in the statement keeps it.
    """

    slug: str
    collection: str
    chapter: str
    title: str
    difficulty: Difficulty
    tags: tuple[str, ...]
    entry: Entry
    constraints: tuple[Constraint, ...]
    conventions: Mapping[str, str]
    constants: Mapping[str, Any]
    tolerance: Tolerance | None
    limits: Limits
    groups: tuple[Group, ...]
    up_to: tuple[str, ...]
    forbidden: tuple[Forbidden, ...]
    allows_mutation: bool
    prerequisites: tuple[str, ...]
    sources: tuple[Source, ...]
    equivalents: tuple[Equivalent, ...]
    waivers: tuple[Waiver, ...]
    statement: str
    hints: tuple[str, ...]
    editorial: str
    reference: str
    cases_source: str
    checker_source: str | None
    visual_source: str | None
    misconceptions: tuple[Misconception, ...]
    solutions: tuple[Solution, ...]
    files: Mapping[str, bytes]
    package_hash: str
    judging_hash: str
    checker: Checker = field(default_factory=Checker)
    per_call: frozenset[str] = frozenset()
    authors: tuple[str, ...] = CONTRIBUTORS
    license: str = CONTENT_LICENSE
    walkthrough: str = ""

    def misconception(self, identifier: str) -> Misconception | None:
        return next((m for m in self.misconceptions if m.id == identifier), None)


@dataclass(frozen=True)
class Chapter:
    """The chapter folder's own page: title, place in the path, lesson."""

    slug: str
    collection: str
    title: str
    order: int
    summary: str
    prerequisites: tuple[str, ...] = ()
    lesson: str | None = None


@dataclass(frozen=True)
class Library:
    """Every problem and chapter under one root, in the order of collection, chapter, slug."""

    problems: Mapping[str, Problem]
    chapters: Mapping[str, Chapter]
