"""The keys of `problem.toml` and `chapter.toml`: what each may hold, and the check of it.

`PROBLEM` and `CHAPTER` are the whole truth: the loader accepts exactly what they describe, and
`docs/problem-format.md` must name every key of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from problems.rules import CHANGES, FREEDOMS, PROPERTIES
from problems.toml_lines import Path

Fault = tuple[Path, str]

_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


@dataclass(frozen=True)
class Text:
    """A text; `choices` lists the only ones that are allowed."""

    choices: tuple[str, ...] = ()

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield path, f"{show(path)} is {_kind(value)}; give a text in quotes."
        elif not value.strip():
            yield path, f"{show(path)} is empty; write it or leave the key out."
        elif self.choices and value not in self.choices:
            yield (
                path,
                f"{show(path)} is {value!r}; it is one of {', '.join(self.choices)}."
                f"{did_you_mean(value, self.choices)}",
            )


@dataclass(frozen=True)
class Number:
    """A number, at least `minimum` (more than it when `above`) and at most `maximum`."""

    minimum: float
    maximum: float
    example: str
    above: bool = False
    whole: bool = False

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        wanted = "a whole number" if self.whole else "a number"
        right = isinstance(value, int) if self.whole else isinstance(value, int | float)
        if not right or isinstance(value, bool):
            yield (
                path,
                f"{show(path)} is {_kind(value)}; give {wanted}, for example {self.example}.",
            )
            return
        low = value <= self.minimum if self.above else value < self.minimum
        # `not (… <= …)` also refuses NaN.
        if low or not value <= self.maximum:
            bound = "more than" if self.above else "at least"
            yield (
                path,
                f"{show(path)} is {value}; give {wanted} {bound} {self.minimum:g} and at most "
                f"{self.maximum:g}, for example {self.example}.",
            )


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield path, f"{show(path)} is {_kind(value)}; write true or false without quotes."


@dataclass(frozen=True)
class Day:
    """A date."""

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, date) or isinstance(value, datetime):
            yield path, f"{show(path)} is {_kind(value)}; write a day, for example 2027-01-31."


@dataclass(frozen=True)
class License:
    """A licence by its SPDX identifier."""

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, str) or not _SPDX.fullmatch(value):
            shown = repr(value) if isinstance(value, str) else _kind(value)
            yield (
                path,
                f"{show(path)} is {shown}; give an identifier of https://spdx.org/licenses, "
                'for example "CC-BY-SA-4.0".',
            )


@dataclass(frozen=True)
class Constant:
    """A number, text, flag or a list of these."""

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, bool | int | float | str):
                yield path, f"{show(path)} holds {_kind(item)}; a constant is a number or a text."


@dataclass(frozen=True)
class ListOf:
    """An array whose elements all follow `item`."""

    item: Value
    at_least_one: bool = False

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield path, f"{show(path)} is {_kind(value)}; give a list in brackets."
            return
        if self.at_least_one and not value:
            yield path, f"{show(path)} is empty; give at least one entry."
        for index, item in enumerate(value):
            yield from self.item.faults(item, (*path, index))


@dataclass(frozen=True)
class MapOf:
    """A table whose keys the author chooses; `keys` says what they are."""

    keys: str
    item: Value

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield path, f"{show(path)} is {_kind(value)}; write it as a table [{show(path)}]."
            return
        for key, item in value.items():
            yield from self.item.faults(item, (*path, key))


@dataclass(frozen=True)
class Table:
    """A table of fixed keys; every key that is not `required` has a default.

    With `rest`, further keys hold arguments that the author names.
    """

    keys: Mapping[str, Value]
    required: tuple[str, ...] = ()
    rest: Value | None = field(default=None)

    def faults(self, value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield path, f"{show(path)} is {_kind(value)}; write it as a table [{show(path)}]."
            return
        for key in self.required:
            if key not in value:
                yield path, f"the key {show((*path, key))} is missing; add it."
        for key, item in value.items():
            known = self.keys.get(key, self.rest)
            if known is not None:
                yield from known.faults(item, (*path, key))
                continue
            help_text = did_you_mean(key, self.keys) or (
                f" The keys here are {', '.join(self.keys)}."
            )
            yield (*path, key), f"unknown key {show((*path, key))}.{help_text}"


Value: TypeAlias = Text | Number | Flag | Day | License | Constant | ListOf | MapOf | Table

_TEXTS = ListOf(Text())

_CONSTRAINT = Text()


def _texts(*keys: str) -> Table:
    return Table({key: Text() for key in keys}, keys)


_GENERATOR_USE = Table(
    {"gen": Text(), "count": Number(1, 1000, "4", whole=True)},
    required=("gen",),
    rest=Constant(),
)

PROBLEM = Table(
    {
        "title": Text(),
        "difficulty": Text(("easy", "medium", "hard")),
        "tags": _TEXTS,
        "authors": ListOf(Text(), at_least_one=True),
        "license": License(),
        "entry": Text(),
        "prerequisites": _TEXTS,
        "up_to": ListOf(Text(FREEDOMS)),
        "allows_mutation": Flag(),
        "per_call": _TEXTS,
        "constraints": MapOf("a dimension or parameter", _CONSTRAINT),
        "conventions": MapOf("a line of the convention card", Text()),
        "constants": MapOf("a name to be used as a placeholder", Constant()),
        "tolerance": Table(
            {
                "rtol": Number(0, 1, "1e-7"),
                "atol": Number(0, 1e300, "1e-9"),
                "atol_scale": Number(0, 1, "1e-6"),
            }
        ),
        "limits": Table(
            {
                "cpu_s": Number(0, 60, "1.0", above=True),
                "wall_s": Number(0, 120, "2.0", above=True),
                "memory_mib": Number(16, 4096, "256", whole=True),
                "output_kib": Number(1, 65536, "64", whole=True),
                "time_factor": Number(1, 1000, "20"),
            }
        ),
        "checker": Table(
            {
                "compare": Text(("values", "form")),
                "fresh": Flag(),
                "properties": ListOf(
                    Table(
                        {
                            "name": Text(tuple(PROPERTIES)),
                            "of": Text(),
                            "value": Number(-1e300, 1e300, "1.0"),
                            "equals": Text(),
                            "factors": ListOf(Text(), at_least_one=True),
                            "argument": Text(),
                            "under": Text(CHANGES),
                            "function": Text(),
                            "tolerance": Number(0, 1, "1e-6"),
                        },
                        ("name",),
                    )
                ),
            }
        ),
        "forbid": MapOf("a dotted name", Text()),
        "groups": MapOf(
            "a group",
            Table(
                {
                    "cases": ListOf(_GENERATOR_USE, at_least_one=True),
                    "growth": Number(0.1, 10, "1.5"),
                },
                ("cases",),
            ),
        ),
        "sources": ListOf(Table({"name": Text(), "url": Text()}, ("name",))),
        "equivalent": ListOf(_texts("line", "becomes", "reason")),
        "waive": ListOf(
            Table({"check": Text(), "reason": Text(), "until": Day()}, ("check", "reason", "until"))
        ),
    },
    required=("title", "difficulty", "entry"),
)

CHAPTER = Table(
    {
        "title": Text(),
        "collection": Text(),
        "order": Number(0, 10_000, "3", whole=True),
        "summary": Text(),
        "prerequisites": _TEXTS,
    },
    required=("title", "order", "summary"),
)


def documented_keys(table: Value, prefix: str = "") -> Iterator[str]:
    """Every key path of `table` as the format page writes it (`limits.cpu_s`, `sources[].url`)."""
    match table:
        case Table(keys=keys):
            for key, value in keys.items():
                yield f"{prefix}{key}"
                yield from documented_keys(value, f"{prefix}{key}.")
        case ListOf(item=Table() as item):
            yield from documented_keys(item, f"{prefix[:-1]}[].")
        case MapOf(item=Table() as item):
            yield from documented_keys(item, f"{prefix}NAME.")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean "tags"?`, or nothing when no known word is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def show(path: Path) -> str:
    """A path as an author writes it: `sources[1].name`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text or "the file"


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a table"
    return f"a {type(value).__name__}"
