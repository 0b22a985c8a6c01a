"""`problem.toml` as values: the schema is checked, then each part is read."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from problems.constraints import ConstraintError, parse_constraint
from problems.dimensions import dimension_names, parameter_names
from problems.documents import EDGE_GROUP, SAMPLE_GROUP, decode
from problems.errors import PackageError, Place
from problems.package import (
    Constraint,
    Equivalent,
    Forbidden,
    GeneratorUse,
    Group,
    Limits,
    Source,
    Tolerance,
    Waiver,
)
from problems.schema import Table, did_you_mean, show
from problems.toml_lines import Path, key_lines, line_of
from problems.types import Entry, TypeSyntaxError, parse_entry

_GROUP_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_RESERVED_GROUPS = {SAMPLE_GROUP, "samples", EDGE_GROUP}


@dataclass
class Settings:
    """One TOML file: its values, and a way to say on which line a fault is.

    Reading goes on after a fault so that an author sees all of them; values that are at fault
    are left out.
    """

    file: str
    text: str
    values: Mapping[str, Any]
    faults: list[PackageError] = field(default_factory=list)

    def fault(self, path: Path, message: str, check: str = "L02") -> None:
        line = line_of(key_lines(self.text), path)
        self.faults.append(PackageError(Place(self.file, line or 1), message, check))

    def table(self, key: str) -> Mapping[str, Any]:
        found = self.values.get(key, {})
        assert isinstance(found, dict)
        return found


def read_toml(file: str, content: bytes, schema: Table) -> Settings:
    """Parse `content` and check it against `schema`; faults of the schema are collected.

    Raises:
        PackageError: it is not UTF-8 or not TOML.
    """
    text = decode(file, content)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else len(text.rstrip().splitlines()) or 1
        what = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        message = f"{what}; mend the TOML on this line or the one before."
        raise PackageError(Place(file, line), message, "L01") from error
    settings = Settings(file, text, values)
    for path, message in schema.faults(values, ()):
        settings.fault(path, message)
    return settings


def read_entry(settings: Settings) -> Entry | None:
    """The parsed `entry`, None when it is at fault."""
    text = settings.values["entry"]
    try:
        return parse_entry(text)
    except TypeSyntaxError as error:
        settings.fault(("entry",), f"entry: {error}.", "L08")
        return None


def read_constraints(settings: Settings, entry: Entry) -> tuple[Constraint, ...]:
    """The bounds of `[constraints]`, each for a name that the entry uses."""
    known = dimension_names(entry) | parameter_names(entry)
    found: list[Constraint] = []
    for name, text in settings.table("constraints").items():
        path = ("constraints", name)
        if name.removeprefix("len(").removesuffix(")") not in known:
            message = (
                f'the entry has no dimension or parameter "{name}".'
                f"{did_you_mean(name, known) or ' The names are ' + ', '.join(sorted(known)) + '.'}"
            )
            settings.fault(path, message, "L09")
            continue
        try:
            constraint = parse_constraint(name, text)
            found.append(constraint)
            for other in {relation.other for relation in constraint.relations} - known:
                message = f'{show(path)}: the entry has no dimension or parameter "{other}".'
                settings.fault(path, f"{message}{did_you_mean(other, known)}", "L09")
        except ConstraintError as error:
            settings.fault(path, f"{show(path)}: {error}.", "L08")
    return tuple(found)


def read_per_call(settings: Settings, entry: Entry) -> frozenset[str]:
    """The axis lengths of `per_call`, which each call of an object binds anew."""
    known = dimension_names(entry) - parameter_names(entry) if entry.kind == "class" else set()
    for index, name in enumerate(settings.values.get("per_call", ())):
        if name not in known:
            message = f'"{name}" is no axis length that the calls of a class could bind anew.'
            settings.fault(("per_call", index), f"{message}{did_you_mean(name, known)}", "L09")
    return frozenset(settings.values.get("per_call", ()))


def read_groups(settings: Settings) -> tuple[Group, ...]:
    """The generated groups, in the order of the file."""
    found: list[Group] = []
    for name, table in settings.table("groups").items():
        path = ("groups", name)
        if name in _RESERVED_GROUPS:
            message = (
                f'the group "{name}" comes from cases.py and has no table; choose another name.'
            )
            settings.fault(path, message)
        elif not _GROUP_NAME.fullmatch(name):
            message = f'the group name "{name}" may hold a-z, 0-9, "-" and "_", a letter first.'
            settings.fault(path, message)
        else:
            found.append(Group(name, tuple(_uses(table["cases"])), table.get("growth")))
    return tuple(found)


def _uses(cases: list[Mapping[str, Any]]) -> Iterator[GeneratorUse]:
    for case in cases:
        arguments = {key: freeze(v) for key, v in case.items() if key not in {"gen", "count"}}
        yield GeneratorUse(case["gen"], case.get("count", 1), arguments)


def read_tolerance(settings: Settings) -> Tolerance | None:
    """The `[tolerance]` table, None where the default of the dtype counts."""
    table = settings.table("tolerance")
    return Tolerance(**{key: float(value) for key, value in table.items()}) if table else None


def read_limits(settings: Settings) -> Limits:
    """The `[limits]` table over the defaults."""
    limits = Limits(**settings.table("limits"))
    if limits.wall_s < limits.cpu_s:
        message = (
            f"limits.wall_s is {limits.wall_s:g}, below limits.cpu_s {limits.cpu_s:g}: the CPU "
            "limit would never count. Give at least as many seconds on the clock."
        )
        settings.fault(("limits", "wall_s"), message, "L08")
    return limits


def read_forbidden(settings: Settings) -> tuple[Forbidden, ...]:
    """The `[forbid]` table: dotted name to reason."""
    return tuple(Forbidden(name, reason) for name, reason in settings.table("forbid").items())


def read_sources(settings: Settings) -> tuple[Source, ...]:
    """The `[[sources]]`."""
    return tuple(Source(s["name"], s.get("url")) for s in settings.values.get("sources", []))


def read_equivalents(settings: Settings) -> tuple[Equivalent, ...]:
    """The `[[equivalent]]` mutants; white space in their lines does not count."""
    return tuple(
        Equivalent(squeeze(item["line"]), squeeze(item["becomes"]), item["reason"])
        for item in settings.values.get("equivalent", [])
    )


def read_waivers(settings: Settings) -> tuple[Waiver, ...]:
    """The `[[waive]]` tables."""
    return tuple(
        Waiver(item["check"].upper(), item["reason"], item["until"])
        for item in settings.values.get("waive", [])
    )


def squeeze(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def freeze(value: Any) -> Any:
    """Lists as tuples, so that values of a package cannot be changed."""
    return tuple(freeze(item) for item in value) if isinstance(value, list) else value
