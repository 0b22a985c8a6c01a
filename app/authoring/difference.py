"""What a change of a package means for learners: said by the parts they meet."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from problems import syntax
from problems.package import Problem
from problems.starter import starter_code


class Weight(StrEnum):
    """How much a change weighs: `text` moves no verdict, `tests` may move any."""

    TEXT = "text"
    TESTS = "tests"


@dataclass(frozen=True)
class Change:
    """One difference; `before` and `after` are short texts, None where there is nothing."""

    weight: Weight
    what: str
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        if self.before is None and self.after is None:
            return self.what
        return f"{self.what}: {self.before or 'nothing'} → {self.after or 'nothing'}"


def compare(old: Problem, new: Problem) -> list[Change]:
    """The differences from `old` to `new`, what can move verdicts first."""
    found = [*_facts(old, new), *_tables(old, new), *_programs(old, new), *_texts(old, new)]
    if old.judging_hash != new.judging_hash and all(c.weight is Weight.TEXT for c in found):
        found.append(Change(Weight.TESTS, "the tests changed in layout or comments"))
    return sorted(found, key=lambda change: change.weight is Weight.TEXT)


def _facts(old: Problem, new: Problem) -> Iterator[Change]:
    if old.entry.text != new.entry.text:
        yield Change(Weight.TESTS, "entry", old.entry.text, new.entry.text)
    if starter_code(old) != starter_code(new):
        yield Change(Weight.TEXT, "learners start from other code")
    for name in (
        "title",
        "difficulty",
        "chapter",
        "tags",
        "prerequisites",
        "sources",
        "authors",
        "license",
    ):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(Weight.TEXT, name, _short(before), _short(after))
    for name in ("tolerance", "up_to", "allows_mutation", "per_call", "checker"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(Weight.TESTS, name, _short(before), _short(after))


def _tables(old: Problem, new: Problem) -> Iterator[Change]:
    judged: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = [
        ("constraint", _constraints(old), _constraints(new)),
        ("limit", vars(old.limits), vars(new.limits)),
        ("constant", old.constants, new.constants),
        ("forbidden", _forbidden(old), _forbidden(new)),
        ("group", _groups(old), _groups(new)),
    ]
    for name, before, after in judged:
        yield from _keys(Weight.TESTS, name, before, after)
    yield from _keys(Weight.TEXT, "convention", old.conventions, new.conventions)


def _keys(
    weight: Weight, name: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        one, two = before.get(key), after.get(key)
        if one != two:
            yield Change(
                weight,
                f"{name} {key}",
                None if one is None else _short(one),
                None if two is None else _short(two),
            )


def _programs(old: Problem, new: Problem) -> Iterator[Change]:
    if _code(old.reference) != _code(new.reference):
        yield Change(Weight.TESTS, "the reference computes otherwise")
    if _code(old.checker_source or "") != _code(new.checker_source or ""):
        yield Change(Weight.TESTS, "checker.py decides otherwise")
    before, after = _functions(old.cases_source), _functions(new.cases_source)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield Change(Weight.TESTS, f"cases.py: {name} makes other cases")
    yield from _files("solution", _solutions(old), _solutions(new))
    yield from _files("mistake", _mistakes(old), _mistakes(new))


def _files(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        if key not in after:
            yield Change(Weight.TEXT, f"{name} {key} is gone")
        elif key not in before:
            yield Change(Weight.TEXT, f"{name} {key} is new")
        elif before[key] != after[key]:
            yield Change(Weight.TEXT, f"{name} {key} changed")


def _texts(old: Problem, new: Problem) -> Iterator[Change]:
    for name in ("statement", "editorial", "walkthrough"):
        if getattr(old, name) != getattr(new, name):
            yield Change(Weight.TEXT, f"the {name} reads otherwise")
    if old.hints != new.hints:
        yield Change(Weight.TEXT, "hints", f"{len(old.hints)}", f"{len(new.hints)}, reworded")
    for name in sorted({*old.files, *new.files}):
        is_other = name.startswith("assets/") or name == "visual.py"
        if is_other and old.files.get(name) != new.files.get(name):
            yield Change(Weight.TEXT, f"{name} changed")


def _constraints(problem: Problem) -> dict[str, str]:
    return {constraint.name: constraint.in_full for constraint in problem.constraints}


def _forbidden(problem: Problem) -> dict[str, str]:
    return {rule.name: rule.reason for rule in problem.forbidden}


def _groups(problem: Problem) -> dict[str, str]:
    return {
        group.name: ", ".join(f"{use.count} × {use.name}" for use in group.uses)
        for group in problem.groups
    }


def _solutions(problem: Problem) -> dict[str, str]:
    return {solution.id: solution.source for solution in problem.solutions}


def _mistakes(problem: Problem) -> dict[str, str]:
    return {wrong.id: wrong.source for wrong in problem.misconceptions}


def _functions(source: str) -> dict[str, str]:
    """The functions of a file, without comments and layout."""
    tree = syntax.parse(source)
    return {node.name: ast.dump(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


def _code(source: str) -> str:
    return ast.dump(syntax.parse(source))


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        value = ", ".join(str(getattr(item, "name", item)) for item in value) or "none"
    text = str(value)
    return text if len(text) <= 120 else text[:119] + "…"
