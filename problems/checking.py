"""The `[checker]` table of `problem.toml`: how answers are judged besides by equality."""

import re
from collections.abc import Mapping
from typing import Any

from problems.package import Checker, Property
from problems.rules import PROPERTIES
from problems.schema import did_you_mean
from problems.settings import Settings, freeze
from problems.types import Entry

PART = re.compile(r"(diag\()?([A-Za-z_]\w*)((?:\[[^\[\]]+\])*)(\))?(\.T)?")
RESULT = "result"


def read_checker(settings: Settings, entry: Entry, has_own: bool) -> Checker:
    """The `[checker]` table over the defaults; each property has the keys that it needs.

    Args:
        has_own: the package brings a `checker.py`, which then decides about values.
    """
    table = settings.table("checker")
    found = []
    for index, values in enumerate(table.get("properties", [])):
        path = ("checker", "properties", index)
        faults = [*_missing(values), *_unknown_names(values, entry)]
        if entry.kind == "class" and values["name"] in _CALLING_AGAIN:
            faults.append((values["name"], "calls the function again; a class has none to call"))
        for key, message in faults:
            settings.fault((*path, key) if key in values else path, f"{message}.", "L08")
        if not faults:
            found.append(Property(**{key: freeze(value) for key, value in values.items()}))
    compare = table.get("compare", "form" if has_own else "values")
    return Checker(compare == "values", table.get("fresh", False), tuple(found))


_CALLING_AGAIN = {"idempotent", "equivariant", "invariant", "gradient"}


def _missing(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    needed = PROPERTIES[values["name"]]
    return [
        (key, f'the property "{values["name"]}" needs the key "{key}"; add it')
        for key in needed
        if key not in values
    ]


def _unknown_names(values: Mapping[str, Any], entry: Entry) -> list[tuple[str, str]]:
    """Names that neither the answer nor an argument has."""
    arguments = {p.name for f in entry.functions for p in f.parameters}
    functions = {f.name for f in entry.functions}
    known = {
        "of": {RESULT},
        "factors": {RESULT} | arguments,
        "equals": arguments,
        "argument": arguments,
        "function": arguments | functions,
    }
    faults = []
    for key, names in known.items():
        given = values.get(key, ())
        for text in [given] if isinstance(given, str) else given:
            match = PART.fullmatch(text)
            if match is None:
                faults.append((key, f'"{text}" is no part; write result[0], x.T or diag(x)'))
            elif match[2] not in names:
                hint = did_you_mean(match[2], names) or f" Known: {', '.join(sorted(names))}"
                faults.append((key, f'there is no "{match[2]}" here.{hint}'.rstrip("?.")))
    return faults
