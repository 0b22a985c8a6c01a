"""The bounds of `[constraints]`: `1..64`, `finite, |x| <= 1e3`, `one of 0, 1`, `0 <= x < 1` …

A constraint is a list of clauses with commas between them; what follows a semicolon is prose
for the statement and is not checked.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from problems.package import Constraint, Relation

_NUMBER = r"[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_NAME = r"[A-Za-z_][A-Za-z_0-9.]*"
_RANGE = re.compile(rf"({_NUMBER})?\s*\.\.\s*({_NUMBER})?")
_INTERVAL = re.compile(rf"(?:in\s+)?([\[(])\s*({_NUMBER})\s*,\s*({_NUMBER})\s*([\])])")
_BETWEEN = re.compile(rf"({_NUMBER})\s*(<=|<|≤)\s*{_NAME}\s*(<=|<|≤)\s*({_NUMBER})")
_COMPARE = re.compile(rf"(?:{_NAME}\s*)?(<=|>=|<|>|≤|≥)\s*({_NUMBER})")
_RELATION = re.compile(rf"(?:{_NAME}\s*)?(<=|>=|<|>|≤|≥)\s*({_NAME})")
_MAGNITUDE = re.compile(rf"\|\s*{_NAME}\s*\|\s*(?:<=|≤)\s*({_NUMBER})")
_ONE_OF = re.compile(r"one of\s+(.+)", re.DOTALL)


class ConstraintError(ValueError):
    """A bound that does not follow the grammar; the message says which clause."""


def parse_constraint(name: str, text: str) -> Constraint:
    """Read the constraint of one dimension or parameter.

    Raises:
        ConstraintError: a clause is none of the known forms, or the bounds contradict.
    """
    bounds, _, note = text.partition(";")
    found = Constraint(name, bounds.strip(), note=note.strip() or None)
    for clause in _clauses(bounds):
        if match := _RELATION.fullmatch(clause):
            sign = match[1].replace("≤", "<=").replace("≥", ">=")
            found = replace(found, relations=(*found.relations, Relation(sign, match[2])))
        else:
            found = replace(found, **_read(clause))
    low, high = found.minimum, found.maximum
    if low is not None and high is not None and low > high:
        raise ConstraintError(f"the lower bound {low:g} is above the upper bound {high:g}")
    return found


def _clauses(text: str) -> list[str]:
    """Split at commas, except inside an interval's brackets and after `one of`."""
    clauses: list[str] = []
    rest = text.strip()
    while rest:
        match = _ONE_OF.match(rest) or _INTERVAL.match(rest)
        clause = match.group() if match else rest.partition(",")[0]
        clauses.append(clause.strip())
        rest = rest[len(clause) :].strip()
        if rest and not rest.startswith(","):
            raise ConstraintError(f"a comma is missing before {rest!r}")
        rest = rest[1:].strip()
    return clauses


def _read(clause: str) -> Mapping[str, Any]:
    if clause == "finite":
        return {"finite": True}
    if clause == "not nan":
        return {"not_nan": True}
    if match := _RANGE.fullmatch(clause):
        if match.group(1) is None and match.group(2) is None:
            raise ConstraintError('".." bounds nothing; write 1..64, 0.. or ..9')
        return _bounds(match.group(1), match.group(2))
    if match := _INTERVAL.fullmatch(clause):
        return _bounds(match[2], match[3], match[1] == "(", match[4] == ")")
    if match := _BETWEEN.fullmatch(clause):
        return _bounds(match[1], match[4], match[2] == "<", match[3] == "<")
    if match := _MAGNITUDE.fullmatch(clause):
        return {"magnitude": float(match[1])}
    if match := _COMPARE.fullmatch(clause):
        sign, number = match[1], match[2]
        if sign in {">", ">=", "≥"}:
            return {"minimum": float(number), "minimum_open": sign == ">"}
        return {"maximum": float(number), "maximum_open": sign == "<"}
    if match := _ONE_OF.fullmatch(clause):
        return {"one_of": tuple(_literal(item) for item in match[1].split(","))}
    raise ConstraintError(
        f"{clause!r} is none of: 1..64, 0.., > 0, 0 <= x < 1, [0, 1), finite, not nan, "
        '|x| <= 1e3, < n, one of a, b. Prose goes after a semicolon ("1..64; distinct")'
    )


def _bounds(
    low: str | None, high: str | None, low_open: bool = False, high_open: bool = False
) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    if low is not None:
        found |= {"minimum": float(low), "minimum_open": low_open}
    if high is not None:
        found |= {"maximum": float(high), "maximum_open": high_open}
    return found


def _literal(text: str) -> Any:
    text = text.strip()
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(_NUMBER, text):
        return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)
    return text.strip("\"'")
