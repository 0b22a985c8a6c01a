"""What a check reports, and what it looks at."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from problems.errors import Place
from problems.package import Problem


class Severity(StrEnum):
    """How much a finding weighs: errors and to-dos keep a package from being published."""

    ERROR = "error"
    TODO = "todo"
    WARNING = "warning"
    NOTE = "note"

    @property
    def is_blocking(self) -> bool:
        return self in {Severity.ERROR, Severity.TODO}


@dataclass(frozen=True)
class Finding:
    """One thing that a check found: `id` is stable, the message says what to do next."""

    id: str
    severity: Severity
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.id}]"


@dataclass(frozen=True)
class Subject:
    """A package that loads, with its texts and the syntax trees of its Python files.

    `known_slugs` are the problems of the library, None where no library is at hand.
    """

    problem: Problem
    texts: Mapping[str, str]
    trees: Mapping[str, ast.Module]
    known_slugs: frozenset[str] | None = None


@dataclass(frozen=True)
class Check:
    """A named rule; `run` yields severity, place and message of each breach."""

    id: str
    title: str
    run: Callable[[Subject], Iterator[Report]]


Report = tuple[Severity, Place, str]


def line_at(text: str, offset: int) -> int:
    """The line, counted from 1, of a character of `text`."""
    return text.count("\n", 0, offset) + 1
